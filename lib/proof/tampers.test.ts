import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { hashEvent } from "@/lib/audit/chain";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/core/db";
import { useOwnDatabase } from "@/lib/core/testing/own-database";
import { findAfter, findFaults, rolledBack } from "./testing/tampering";
import { TAMPERS } from "./testing/tampers";

beforeAll(async () => {
  await useOwnDatabase("muster_tampers");
  const { tellStory } = await import("./testing/story");
  await tellStory();
}, 120_000);

describe("everything that somebody with the whole database does is found and named", () => {
  it("in more than thirty ways", () => {
    expect(Object.keys(TAMPERS).length).toBeGreaterThan(30);
  });

  it.each(Object.entries(TAMPERS))("%s", async (_what, { sql, says }) => {
    const said = await findAfter(...[sql].flat());
    expect(said.join("\n")).toMatch(says);
  });
});

describe("what others would carry on is found too", () => {
  it("a change in the database that a command then stores anew", async () => {
    const said = await rolledBack(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await tx.$executeRaw`update incident set title = 'A drill' where title = 'Checkout fails'`;
      await tx.$executeRaw`set local session_replication_role = origin`;
      const { id } = await tx.incident.findFirstOrThrow({ where: { title: "A drill" } });
      await tx.incident.update({ where: { id }, data: { summary: "As ever" } });
      await recordAudit(tx, [{ ...EDITED, stream: `incident:${id}` }], CONTEXT);
      return findFaults(tx);
    });
    expect(said.join("\n")).toMatch(
      /It was changed outside of Muster before this event. \(incident /,
    );
  });

  it("a chain that was written anew from the middle, with hashes that fit", async () => {
    const said = await rolledBack(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await rewriteChain(tx, "workspace", 3);
      return findFaults(tx);
    });
    expect(said).toEqual([
      expect.stringMatching(
        /^workspace: Its head was moved outside of Muster: the seal does not fit/,
      ),
    ]);
  });
});

const EDITED = { type: "incident.edited", subject: { type: "incident", id: "x" } };
const CONTEXT = {
  actor: systemActor("Test", "job"),
  now: new Date(),
  requestId: "test",
  ip: null,
  command: "incident.edit",
};

/** Gives an event another reason, and all that follow it the hashes that fit. */
async function rewriteChain(tx: Tx, stream: string, from: number) {
  const rows = await tx.auditEvent.findMany({
    where: { stream, seq: { gte: from } },
    orderBy: { seq: "asc" },
    omit: { rows: false },
  });
  let head = { hash: rows[0]?.prevHash ?? "" };
  for (const row of rows) {
    const { id, prevHash: _prev, hash: _hash, rows: proofs, ...stored } = row;
    const event = {
      ...stored,
      reason: stored.seq === from ? "Forged" : stored.reason,
      ...(proofs !== null && { rows: proofs }),
    };
    const hash = hashEvent(head.hash, event);
    const { reason } = event;
    await tx.auditEvent.update({ where: { id }, data: { reason, prevHash: head.hash, hash } });
    head = { hash };
  }
  await tx.auditStream.update({ where: { stream }, data: head });
}
