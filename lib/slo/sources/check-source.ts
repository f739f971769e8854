import "server-only";
import type { SystemActor } from "@/lib/platform/access/actor";
import { defineQuery } from "@/lib/platform/command/query";
import { readClock } from "@/lib/platform/core/clock/clock";
import { askRange, type Opened } from "./ask";
import { CheckSource } from "./jobs";
import { authorisationFor } from "./sealed-credentials";
import { recordCheck } from "./test-source";

/** The job: asks a data source for a number, and keeps whether it came. */
export async function checkSource(worker: SystemActor, payload: unknown): Promise<void> {
  const { sourceId } = CheckSource.payload.parse(payload);
  const opened = await openSource.execute(worker, { sourceId });
  if (!opened) return;
  const now = Math.floor(readClock().getTime() / 60_000) * 60;
  const answer = await askRange(
    opened,
    { called: "test", query: "vector(1)" },
    { start: now, end: now },
  );
  const failure = answer.kind === "POINTS" ? null : answer.because;
  await recordCheck.execute(worker, { sourceId, failure });
}

/** Where to ask; null where it is asked no more. */
const openSource = defineQuery({
  name: "data-source.open",
  permission: "system",
  input: CheckSource.payload,
  sample: { sourceId: "00000000-0000-7000-8000-000000000000" },
  run: async (db, { sourceId }): Promise<Opened | null> => {
    const source = await db.dataSource.findFirst({ where: { id: sourceId, archivedAt: null } });
    return source && { url: source.url, headers: authorisationFor(source) };
  },
});
