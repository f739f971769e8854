import { describe, expect, it } from "vitest";
import { prisma, type Tx } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { removeEntry } from "@/lib/respond/timeline/remove-entry";
import { reviseEntry } from "@/lib/respond/timeline/revise-entry";
import { signIn } from "@/lib/testing/core/people";
import { type RecordVerdict, readChain, verifyIncident } from "./read-chain";
import { verifyRecord } from "./verify-record";

describe("an untouched record", () => {
  it("is valid, and as long as what happened", async () => {
    const { actor, incident } = await makeIncident();
    const before = await readChain.execute(actor, { incident });
    await appendEntry.execute(actor, { incident, body: "One more" });
    const after = await readChain.execute(actor, { incident });
    expect(before.valid).toBe(true);
    expect(after).toMatchObject({ valid: true, length: before.length + 1 });
    expect(after.head).not.toBe(before.head);
  });

  it("is valid at every moment while people write on it", async () => {
    const { actor, incident } = await makeIncident();
    const verdicts: boolean[] = [];
    let isWriting = true;
    const write = async () => {
      for (let n = 0; n < 12 || verdicts.length < 3; n += 1) {
        const { id } = await appendEntry.execute(actor, { incident, body: `Entry ${n}` });
        await reviseEntry.execute(actor, { incident, entryId: id, body: `Entry ${n}, again` });
      }
      isWriting = false;
    };
    const look = async () => {
      while (isWriting) verdicts.push((await readChain.execute(actor, { incident })).valid);
    };
    await Promise.all([write(), look()]);
    expect(new Set(verdicts)).toEqual(new Set([true]));
  });

  it("of a restricted incident is not found by others", async () => {
    const admin = await signIn("ADMIN");
    const secret = { title: "Leaked key", severity: "SEV1", restricted: true };
    const { number: incident } = await declareIncident.execute(admin, secret);
    const other = await signIn("MANAGER");
    await expect(readChain.execute(other, { incident })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await readChain.execute(admin, { incident })).toMatchObject({ valid: true });
  });
});

/** How the record is rewritten by somebody who owns the database, and what is said of it. */
const TAMPERING: Record<string, { sql: string; why: RegExp }> = {
  "an event's content": {
    sql: `update audit_event set actor_name = 'Nobody' where stream = $1 and seq = 2`,
    why: /^Its content was changed/,
  },
  "an event's state after the change": {
    sql: `update audit_event set after = '{"severity": "SEV4"}' where stream = $1 and seq = 1`,
    why: /^Its content was changed/,
  },
  "an event in the middle, removed": {
    sql: `delete from audit_event where stream = $1 and seq = 3`,
    why: /^Event 3 is missing/,
  },
  "the newest events, cut off": {
    sql: `delete from audit_event where stream = $1 and seq > 2`,
    why: /missing at the end/,
  },
  "the newest events and the head, cut off": {
    sql: `with cut as (delete from audit_event where stream = $1 and seq > 2)
      update audit_stream set seq = event.seq, hash = event.hash from audit_event event
      where audit_stream.stream = $1 and event.stream = $1 and event.seq = 2`,
    why: /is not in the chain|is missing/,
  },
  "only the head, set back": {
    sql: `update audit_stream set seq = event.seq, hash = event.hash from audit_event event
      where audit_stream.stream = $1 and event.stream = $1 and event.seq = 2`,
    why: /behind the recorded end/,
  },
  "two events, taken out of their order": {
    sql: `update audit_event set seq = case seq when 2 then -3 else -2 end where stream = $1 and seq in (2, 3)`,
    why: /^Event 2 is missing/,
  },
  "a link's hash": {
    sql: `update audit_event set hash = repeat('a', 64) where stream = $1 and seq = 2`,
    why: /^Its content was changed/,
  },
  "the whole chain, removed": {
    sql: `with events as (delete from audit_event where stream = $1) delete from audit_stream where stream = $1`,
    why: /^The whole chain is missing/,
  },
  "an old revision's text": {
    sql: `update timeline_revision set body = 'It was fine' where entry_id = $2::uuid and revision = 1`,
    why: /^Revision 1 of an entry was changed/,
  },
  "an old revision's author": {
    sql: `update timeline_revision set by_name = 'Nobody' where entry_id = $2::uuid and revision = 2`,
    why: /^Revision 2 of an entry was changed/,
  },
  "an old revision, removed": {
    sql: `delete from timeline_revision where entry_id = $2::uuid and revision = 1`,
    why: /^Revision 1 of an entry is missing/,
  },
  "an entry's text, without a revision": {
    sql: `update timeline_entry set body = 'It was fine' where id = $2::uuid`,
    why: /differs from its newest revision/,
  },
  "an entry's time, without a revision": {
    sql: `update timeline_entry set occurred_at = occurred_at - interval '1 hour' where id = $2::uuid`,
    why: /differs from its newest revision/,
  },
  "a removed entry, put back": {
    sql: `update timeline_entry set removed_at = null where id = $2::uuid`,
    why: /differs from its newest revision/,
  },
  "a revision nobody wrote": {
    sql: `insert into timeline_revision select gen_random_uuid(), entry_id, revision + 1, kind, body, occurred_at,
        evidence_url, key_moment, removed, reason, by_id, by_name, recorded_at, digest
      from timeline_revision where entry_id = $2::uuid order by revision desc limit 1`,
    why: /^Revision 4 of an entry is not in the chain/,
  },
  "an entry with all its revisions, removed": {
    sql: `with old as (delete from timeline_revision where entry_id = $2::uuid) delete from timeline_entry where id = $2::uuid`,
    why: /^An entry is missing/,
  },
};

describe("a rewritten record is found", () => {
  for (const [title, { sql, why }] of Object.entries(TAMPERING)) {
    it(title, async () => {
      const { id, entryId } = await makeIncident();
      const verdict = await afterTampering(sql, { id, entryId });
      expect(verdict).toMatchObject({ valid: false, why: expect.stringMatching(why) });
    });
  }

  it("when everything is verified, among records that hold", async () => {
    const { id } = await makeIncident();
    const other = await makeIncident();
    const broken = await rolledBack(async (tx) => {
      await disarm(tx);
      await tx.$executeRaw`delete from audit_event where stream = ${`incident:${id}`} and seq = 2`;
      await tx.$executeRaw`delete from audit_stream where stream = ${`incident:${other.id}`}`;
      const found: string[] = [];
      for await (const { stream, chain } of verifyRecord(tx)) {
        if (!chain.valid) found.push(stream);
      }
      return found;
    });
    // The people of these tests were put there without the workspace's chain, which is missed too.
    expect(broken.filter((stream) => stream !== "workspace").sort()).toEqual(
      [`incident:${id}`, `incident:${other.id}`].sort(),
    );
  });
});

describe("the database itself refuses", () => {
  const REFUSED = [
    "update audit_event set reason = 'x'",
    "delete from audit_event",
    "truncate audit_event",
    "update timeline_revision set body = 'x'",
    "delete from timeline_revision",
    "truncate timeline_revision",
    "update audit_stream set seq = 0",
    "delete from audit_stream",
  ];
  for (const sql of REFUSED) {
    it(sql, async () => {
      await makeIncident();
      await expect(prisma().$executeRawUnsafe(sql)).rejects.toThrow(
        /never changed or removed|only moves forward/,
      );
    });
  }
});

/** An incident with some history, and an entry that was written, revised and removed. */
async function makeIncident() {
  const actor = await signIn("RESPONDER");
  const { number: incident, id } = await declareIncident.execute(actor, {
    title: "Checkout fails",
    severity: "SEV2",
  });
  const { id: entryId } = await appendEntry.execute(actor, { incident, body: "Errors rise" });
  await acknowledgeIncident.execute(actor, { incident });
  await reviseEntry.execute(actor, { incident, entryId, body: "Errors rise since 03:00" });
  await removeEntry.execute(actor, { incident, entryId, reason: "Wrong incident" });
  return { actor, incident, id, entryId };
}

/** Rewrites rows as the database's owner could, verifies, and takes it all back. */
function afterTampering(sql: string, target: { id: string; entryId: string }) {
  return rolledBack<RecordVerdict>(async (tx) => {
    await disarm(tx);
    const values = sql.includes("$2")
      ? [sql.replaceAll("$2", "$1"), target.entryId]
      : [sql, `incident:${target.id}`];
    const [statement = "", value] = values;
    expect(await tx.$executeRawUnsafe(statement, value)).toBeGreaterThan(0);
    return verifyIncident(tx, target);
  });
}

async function disarm(tx: Tx) {
  for (const table of ["audit_event", "audit_stream", "timeline_revision"]) {
    await tx.$executeRawUnsafe(`alter table ${table} disable trigger user`);
  }
}

class TakenBack extends Error {}

async function rolledBack<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const results: T[] = [];
  await prisma()
    .$transaction(async (tx) => {
      results.push(await work(tx));
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  const [result] = results;
  if (result === undefined) throw new Error("Nothing came of it.");
  return result;
}
