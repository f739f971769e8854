import { expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { ROWS_A_PAGE } from "@/lib/platform/core/in-pages";
import { makeIncident } from "@/lib/testing/core/incidents";
import { appendEntry } from "./append-entry";
import { readTimeline } from "./queries";

it("reads a timeline of many pages whole, and in order", async () => {
  const { ada, incident } = await makeIncident();
  await appendEntry.execute(ada, { incident, body: "One" });
  const copies = 2 * ROWS_A_PAGE;
  await prisma().$queryRaw`
    with written as (
      insert into timeline_entry (id, incident_id, kind, body, occurred_at, recorded_at)
      select uuidv7(), incident_id, kind, 'Copy ' || n, occurred_at + n * interval '1 second', recorded_at
      from timeline_entry, generate_series(1, ${copies}::int) n
      where incident_id = (select id from incident where number = ${incident}) returning 1)
    select count(*)::int from written`;
  const bodies = (await readTimeline.execute(ada, { incident }))
    .filter(({ origin }) => origin === "HUMAN")
    .map(({ body }) => body);
  expect(bodies).toEqual(["One", ...Array.from({ length: copies }, (_, n) => `Copy ${n + 1}`)]);
});
