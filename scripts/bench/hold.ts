import { monitorEventLoopDelay } from "node:perf_hooks";
import type pg from "pg";
import { importIncident } from "@/lib/admin/imports/import-incident";
import { readChain } from "@/lib/admin/proof/read-chain";
import { exportItems } from "@/lib/learn/action-items/lists/export-csv";
import { exportMarkdown, exportPdf } from "@/lib/learn/postmortems/queries";
import { mergeTexts } from "@/lib/learn/postmortems/sections/merge-rules";
import { hashPassword } from "@/lib/people/people/secrets";
import { systemActor, type UserActor } from "@/lib/platform/access/actor";
import { compareTexts } from "@/lib/platform/core/text/diff-rules";
import { readReplay } from "@/lib/respond/replay/queries";
import { readTimelinePage } from "@/lib/respond/timeline/page";
import { readTimeline } from "@/lib/respond/timeline/queries";
import { openApiDocument } from "@/lib/serve/api/openapi";
import { listGroups, readGroup, readShapes } from "@/lib/serve/api/reference/reference-page";
import { bundleThreads } from "../lib/threads.js";

const ENTRIES = 10_000;
/** So many come by the front door, each with its link in the chain; the rest are copies of them. */
const IMPORTED = 200;
const ITEMS = 9_000;
const CALLS = 5;
/** Letters of a section, at most; and of the texts that are compared here. */
const LETTERS = 200_000;
const DECLARED = Date.parse("2026-01-10T09:00:00Z");

/** How long the process answers nobody else, at the longest, while each of the largest answers is made. */
export async function measureHolds(client: pg.Client, actor: UserActor): Promise<void> {
  await bundleThreads();
  const incident = await makeLongIncident(client);
  await addItems(client, incident);
  const [base, mine, theirs] = ["b", "m", "t"].map(textOf);
  const works: Record<string, () => unknown> = {
    [`a timeline of ${ENTRIES}, as JSON`]: async () =>
      JSON.stringify(await readTimeline.execute(actor, { incident })),
    "a page of it": () => readTimelinePage.execute(actor, { incident }),
    "its replay": async () => JSON.stringify(await readReplay.execute(actor, { incident })),
    "the proof of its record": () => readChain.execute(actor, { incident }),
    "its postmortem as Markdown": () => exportMarkdown.execute(actor, { incident }),
    "its postmortem as PDF": () => exportPdf.execute(actor, { incident }).catch(() => undefined),
    [`${ITEMS} action items as CSV`]: () => exportItems.execute(actor, {}),
    "comparing two texts of 200 kB": () => compareTexts(base ?? "", mine ?? ""),
    "bringing three together": () => mergeTexts(base ?? "", mine ?? "", theirs ?? ""),
    "a password's hash": () => hashPassword("correct horse battery"),
    "the OpenAPI document": () => JSON.stringify(openApiDocument()),
    "a page of the API's reference": () => listGroups().map(({ anchor }) => readGroup(anchor)),
    "its shapes": () => readShapes(),
  };
  const rows: Record<string, { "longest hold": string; "in all": string }> = {};
  for (const [title, work] of Object.entries(works)) rows[title] = await holdOf(work);
  console.log("\nHow long nobody else is answered meanwhile (the best of a few calls)");
  console.table(rows);
}

async function holdOf(work: () => unknown) {
  const taken: { held: number; ms: number }[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.reset();
    // The first look after a reset has nothing to be measured from.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const begun = performance.now();
    await work();
    const ms = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.disable();
    taken.push({ held: delay.max / 1e6, ms });
  }
  const least = (of: "held" | "ms") => Math.min(...taken.map((each) => each[of])).toFixed(0);
  return { "longest hold": `${least("held")} ms`, "in all": `${least("ms")} ms` };
}

/** Much of the same in other places: the hardest to compare. */
function textOf(mark: string): string {
  const lines = Array.from({ length: LETTERS / 50 }, (_, n) => {
    const word = n % 3 === 0 ? `${mark}${(n * 7_919) % 4_001}` : "same";
    return `The ${word} replica lagged ${n % 17} GB when it began.`;
  });
  return lines.join("\n").slice(0, LETTERS);
}

async function makeLongIncident(client: pg.Client): Promise<number> {
  const at = (minutes: number) => new Date(DECLARED + minutes * 60_000).toISOString();
  const { number } = await importIncident.execute(systemActor("Bench", "command-line"), {
    title: "A very long incident",
    severity: "SEV2",
    facts: {
      detectedAt: at(0),
      declaredAt: at(1),
      acknowledgedAt: at(4),
      resolvedAt: at(20_000),
    },
    timeline: Array.from({ length: IMPORTED }, (_, n) => ({
      occurredAt: at(5 + n),
      kind: "OBSERVATION",
      body: `Error rate is at ${n % 100} %, and the queue grows.`,
    })),
    postmortem: { rootCause: "The pool had no limit.", publishedInDays: null },
  });
  await client.query(
    `insert into timeline_entry (id, incident_id, kind, body, occurred_at, recorded_at, key_moment)
     select uuidv7(), incident_id, kind, body, occurred_at + n * interval '1 second', recorded_at, true
     from timeline_entry, generate_series(1, $2::int) n
     where incident_id = (select id from incident where number = $1)`,
    [number, ENTRIES / IMPORTED - 1],
  );
  await client.query("vacuum analyze");
  return number;
}

async function addItems(client: pg.Client, incident: number): Promise<void> {
  await client.query(
    `insert into action_item (id, title, description, state, priority, kind, incident_id, created_at)
     select uuidv7(), 'Prevent case ' || n, repeat('What it takes. ', 20), 'OPEN', 'P2', 'PREVENT',
       (select id from incident where number = $2), now()
     from generate_series(1, $1::int) n`,
    [ITEMS, incident],
  );
}
