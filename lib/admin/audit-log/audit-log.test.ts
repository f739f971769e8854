import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { changeRole } from "@/lib/people/people/membership";
import { systemActor } from "@/lib/platform/access/actor";
import { recordAudit } from "@/lib/platform/audit/record";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { makeEntry } from "@/lib/testing/audit/make-entry";
import { recordAllNotes } from "@/lib/testing/command/record-all-notes";
import { signIn } from "@/lib/testing/core/people";
import { exportAuditCsv, exportAuditLines } from "./export";
import { MOST_WALKED } from "./find-events";
import { listAuditEvents } from "./queries";

describe("the audit log", () => {
  it("says who, what, when, where from and what changed", async () => {
    const admin = { ...(await signIn("ADMIN")), ip: "192.0.2.4" };
    const person = await signIn("VIEWER");
    await changeRole.execute(admin, { userId: person.id, role: "MANAGER" });
    const { items } = await listAuditEvents.execute(admin, { person: admin.id });
    expect(items).toMatchObject([
      {
        type: "people.role-changed",
        actor: { id: admin.id, name: admin.name, kind: "user" },
        via: "browser",
        address: "192.0.2.4",
        subject: { type: "user", id: person.id, name: person.name },
        before: { role: "VIEWER" },
        after: { role: "MANAGER" },
      },
    ]);
    const about = { subject: `user:${person.id}`, kind: "people", q: "manager" } as const;
    expect((await listAuditEvents.execute(admin, about)).items).toHaveLength(1);
    expect((await listAuditEvents.execute(admin, { ...about, q: "100%" })).items).toHaveLength(0);
  });

  it("is filtered by kind, type, incident, time and person, alone and together", async () => {
    const [admin, responder] = [await signIn("ADMIN"), await signIn("RESPONDER")];
    const input = { title: `Shut ${randomUUID()}`, severity: "SEV2", restricted: true } as const;
    const { number: incident } = await declareIncident.execute(responder, input);
    await acknowledgeIncident.execute(responder, { incident });
    const typesOf = async (filters: object) =>
      (await listAuditEvents.execute(admin, filters)).items.map(({ type }) => type);
    const all = await typesOf({ incident });
    expect(all).toContain("incident.declared");
    expect(await typesOf({ incident, type: "incident.acknowledged" })).toHaveLength(1);
    expect(await typesOf({ incident, kind: "incidents" })).toEqual(all);
    expect(await typesOf({ incident, kind: "people" })).toEqual([]);
    expect(await typesOf({ incident, person: admin.id })).toEqual([]);
    expect(await typesOf({ incident, to: "2020-01-01T00:00:00Z" })).toEqual([]);
    expect(await typesOf({ person: responder.id, from: "2020-01-01T00:00:00Z" })).toEqual(all);
    expect(await typesOf({ incident: 2_000_000_000 })).toEqual([]);
  });

  it("is paged without a gap or a repetition, whatever is recorded meanwhile", async () => {
    const admin = await signIn("ADMIN");
    await recordMany(admin.name, 25, "people.tried");
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const filters = { type: "people.tried", subject: `test:${admin.name}`, limit: 10 };
      const page = await listAuditEvents.execute(admin, { ...filters, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      await recordMany(admin.name, 3, "people.tried");
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
    await expect(listAuditEvents.execute(admin, { cursor: "bm8" })).rejects.toThrow("This cursor");
  });

  it("looks through a bounded number of events for a rare word, and says how far it came", async () => {
    const admin = await signIn("ADMIN");
    const word = randomUUID();
    await recordMany(word, 1, "people.tried");
    await makeNoise(MOST_WALKED + 10);
    const first = await listAuditEvents.execute(admin, { q: word });
    expect(first).toMatchObject({ items: [], searchedBackTo: expect.any(String) });
    const cursor = first.nextCursor ?? "";
    const second = await listAuditEvents.execute(admin, { q: word, cursor });
    expect(second.items).toHaveLength(1);
  });

  it("records who read and exported it, once a look", async () => {
    const admin = await signIn("ADMIN");
    for (const filters of [{}, {}, { kind: "people" }])
      await listAuditEvents.execute(admin, filters);
    await readAll(await exportAuditLines.execute(admin, { person: admin.id }));
    await recordAllNotes();
    const { items } = await listAuditEvents.execute(admin, { person: admin.id, kind: "looks" });
    expect(items.map(({ type, after }) => [type, after])).toEqual([
      ["audit-log.exported", { format: "jsonl", person: admin.id }],
      ["audit-log.read", { kind: "people" }],
      ["audit-log.read", {}],
    ]);
  });
});

describe("an export", () => {
  it("has every event that fits, in batches, as CSV that spreadsheets read and as JSON lines", async () => {
    const admin = await signIn("ADMIN");
    const filters = { subject: `test:${admin.id}` };
    await recordMany(admin.id, 1_201, "people.tried", `=1+1, "${admin.name}"`);
    const csv = await readAll(await exportAuditCsv.execute(admin, filters));
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.trimEnd().split("\r\n")).toHaveLength(1_202);
    expect(csv).toContain(`"'=1+1, ""${admin.name}"""`);
    const lines = (await readAll(await exportAuditLines.execute(admin, filters)))
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(1_201);
    expect(new Set(lines.map((line) => JSON.parse(line).id)).size).toBe(1_201);
  });

  it("reads no further than it is read", async () => {
    const admin = await signIn("ADMIN");
    await recordMany(admin.id, 1_201, "people.tried");
    const stream = await exportAuditLines.execute(admin, { subject: `test:${admin.id}` });
    const reader = stream.getReader();
    const first = await reader.read();
    await reader.cancel();
    expect(new TextDecoder().decode(first.value).trimEnd().split("\n")).toHaveLength(500);
    expect((await reader.read()).done).toBe(true);
  });
});

async function recordMany(id: string, count: number, type: string, reason = "A test") {
  const entry = makeEntry(type, { stream: `test:${id}`, subject: { type: "test", id }, reason });
  const context = { requestId: randomUUID(), ip: null, command: "test", now: new Date() };
  await prisma().$transaction((tx) =>
    recordAudit(
      tx,
      Array.from({ length: count }, () => entry),
      {
        ...context,
        actor: systemActor("Test", "job"),
      },
    ),
  );
}

/** Events of no chain, by one statement: only their number matters. */
async function makeNoise(count: number): Promise<void> {
  await prisma().$executeRaw`
    insert into audit_event (stream, seq, type, command, actor_kind, actor_name, via, request_id,
      occurred_at, recorded_at, subject_type, subject_id, on_timeline, prev_hash, hash)
    select 'test:noise', i, 'people.tried', 'test', 'system', 'Test', 'job', 'r', now(), now(), 'test',
      'noise', false, '', '' from generate_series(1, ${count}::int) i`;
}

function readAll(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).arrayBuffer().then((bytes) => Buffer.from(bytes).toString());
}
