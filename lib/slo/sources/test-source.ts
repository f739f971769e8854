import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { DataSourceEvents } from "./events";
import { requestCheck } from "./jobs";
import { lockSource } from "./load";
import { OneSource, RecordCheck } from "./schemas";
import { viewSource } from "./view";

/** Has a data source tried at once; what came of it is its `check` a moment later. @throws DomainError NOT_FOUND; CONFLICT. */
export const testSource = defineCommand({
  name: "data-source.test",
  permission: "data-source.manage",
  input: OneSource,
  sample: { slug: "metrics" },
  run: async (tx, { slug }, ctx) => {
    const source = await lockSource(tx, slug, undefined, ctx.actor);
    if (source.archivedAt) {
      throw new DomainError("CONFLICT", "This data source is archived: restore it first.");
    }
    const { id, name } = source;
    return {
      result: viewSource(source, ctx.actor),
      audit: [
        DataSourceEvents.entry("data-source.check-asked", {
          stream: WORKSPACE_STREAM,
          subject: { type: "data-source", id },
          after: { slug, name },
        }),
      ],
      jobs: [requestCheck(id)],
    };
  },
});

/** Keeps what came of a try; no event, since it says nothing of what anybody did. */
export const recordCheck = defineCommand({
  name: "data-source.record-check",
  permission: "system",
  input: RecordCheck,
  sample: { sourceId: "00000000-0000-7000-8000-000000000000", failure: null },
  run: async (tx, { sourceId, failure }, ctx) => {
    await tx.dataSource.updateMany({
      where: { id: sourceId },
      data: { checkedAt: ctx.now, checkFailed: failure },
    });
    return { result: null, audit: "unchanged" };
  },
});
