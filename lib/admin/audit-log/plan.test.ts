import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { eventsStatement, MOST_WALKED, type Wanted } from "./find-events";
import { FilterAudit } from "./schemas";

const MANY = 30_000;
const PERSON = randomUUID();
const SUBJECT = randomUUID();

beforeAll(async () => {
  await prisma().$executeRaw`
    insert into audit_event (stream, seq, type, command, actor_kind, actor_id, actor_name, via,
      request_id, occurred_at, recorded_at, subject_type, subject_id, on_timeline, prev_hash, hash)
    select 'test:plan', i, 'plan.kind-' || i % 40, 'test', 'user',
      case when i % 50 = 0 then ${PERSON} else 'p' || i % 300 end, 'Test', 'browser', 'r',
      now() - i * interval '1 minute', now() - i * interval '1 minute', 'plan',
      case when i % 100 = 0 then ${SUBJECT} else 's' || i end, false, '', ''
    from generate_series(1, ${MANY}::int) i`;
  await prisma().$executeRaw`analyze audit_event`;
});

const BEHIND = { at: new Date(Date.now() - 5_000 * 60_000), id: 9_000_000n };
const NOTHING = { types: null, incidentId: null };

it.each<[string, object, Partial<Wanted>]>([
  ["everything", {}, {}],
  ["a time", { from: "2026-01-01T00:00:00Z" }, {}],
  ["a person", { person: PERSON }, {}],
  ["one type", {}, { types: ["plan.kind-3"] }],
  ["a kind", {}, { types: Array.from({ length: 20 }, (_, index) => `plan.kind-${index}`) }],
  ["a subject", { subject: `plan:${SUBJECT}` }, {}],
  ["an incident", {}, { incidentId: randomUUID() }],
  ["a word", { q: "no such word" }, {}],
  ["a person's rare type", { person: PERSON }, { types: ["plan.none"] }],
])("%s is found along an index, from any page on, by a bounded walk", async (_, filters, found) => {
  const wanted = { ...FilterAudit.parse(filters), ...NOTHING, ...found };
  for (const behind of [null, BEHIND]) {
    const { sql, reach } = eventsStatement(wanted, 51, behind);
    const [row] = await prisma().$queryRawUnsafe<{ "QUERY PLAN": Node[] }[]>(
      `explain (analyze, format json) ${sql.text}`,
      ...sql.values,
    );
    const scans = scansIn(
      (row?.["QUERY PLAN"] as unknown as { Plan: Node }[] | undefined)?.[0]?.Plan,
    );
    expect(scans.length).toBeGreaterThan(0);
    for (const scan of scans) {
      expect(scan["Node Type"]).not.toBe("Seq Scan");
      expect(scan["Actual Rows"]).toBeLessThanOrEqual(reach);
    }
    expect(reach).toBeLessThanOrEqual(MOST_WALKED);
  }
});

type Node = {
  readonly "Node Type": string;
  readonly "Actual Rows": number;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly Node[];
};

function scansIn(node: Node | undefined): Node[] {
  if (!node) return [];
  const below = (node.Plans ?? []).flatMap(scansIn);
  return node["Relation Name"] === "audit_event" ? [node, ...below] : below;
}
