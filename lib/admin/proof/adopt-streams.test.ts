import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { GENESIS_HASH, hashEvent } from "@/lib/platform/audit/chain";
import { prisma, type Tx } from "@/lib/platform/core/db";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { findAfter, findFaults, rolledBack } from "@/lib/testing/proof/tampering";
import { verifyRecord } from "./verify-record";

const WORKER = systemActor("Muster", "job");

beforeAll(async () => {
  await useOwnDatabase("muster_older");
  const { tellStory } = await import("@/lib/testing/proof/story");
  await tellStory();
  await prisma().$transaction(makeOlder, { timeout: 60_000 });
}, 120_000);

describe("a record from before events proved rows", () => {
  it("holds, and says how much of it is not proved", async () => {
    expect(await rolledBack(findFaults)).toEqual([]);
    expect(await countUnproved()).toBeGreaterThan(50);
  });

  it("is proved whole from the start after the upgrade on", async () => {
    const { adoptOlderStreams } = await import("./adopt-streams");
    await adoptOlderStreams(WORKER);
    const length = await prisma().auditEvent.count();
    await adoptOlderStreams(WORKER);
    expect(await prisma().auditEvent.count()).toBe(length);
    expect(await rolledBack(findFaults)).toEqual([]);
    expect(await countUnproved()).toBe(0);
    const said = await findAfter("update status_update set message = 'All is well'");
    expect(said.join("\n")).toMatch(/An update was changed outside of Muster: message/);
  });

  it("takes no more streams that say they are old", async () => {
    const said = await findAfter(
      "insert into audit_stream (stream, seq, hash, registered) values ('incident:x', 0, repeat('0', 64), false)",
    );
    expect(said.join("\n")).toMatch(/incident:x: It is not in the register/);
  });
});

async function countUnproved(): Promise<number> {
  let count = 0;
  for await (const { unproved } of verifyRecord(prisma())) count += unproved;
  return count;
}

/** The chains as they were written before: without rows, register and seals. */
async function makeOlder(tx: Tx) {
  await tx.$executeRaw`set local session_replication_role = replica`;
  await tx.$executeRaw`delete from audit_event where stream = 'streams'`;
  await tx.$executeRaw`delete from audit_stream where stream = 'streams'`;
  for (const { stream } of await tx.auditStream.findMany()) {
    let hash = GENESIS_HASH;
    for (const row of await tx.auditEvent.findMany({
      where: { stream },
      orderBy: { seq: "asc" },
    })) {
      const { id, version: _, prevHash: _prev, hash: _hash, ...event } = row;
      const prevHash = hash;
      hash = hashEvent(prevHash, event);
      await tx.$executeRaw`
        update audit_event set rows = null, prev_hash = ${prevHash}, hash = ${hash} where id = ${id}`;
    }
    await tx.auditStream.update({
      where: { stream },
      data: { hash, seal: null, registered: false },
    });
  }
}
