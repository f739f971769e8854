import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createService } from "@/lib/catalog/services/create-service";
import { systemActor } from "@/lib/platform/access/actor";
import { hashEvent } from "@/lib/platform/audit/chain";
import { recordAudit } from "@/lib/platform/audit/record";
import { prisma, type Tx } from "@/lib/platform/core/db";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { findAfter, findFaults, rolledBack } from "@/lib/testing/proof/tampering";
import { TAMPERS } from "@/lib/testing/proof/tampers";
import { compareHeads, signHeads } from "./compare-heads";
import { readHeads } from "./heads-file";
import { ownSigner } from "./signing-key";
import { isEmpty } from "./verify-record";

process.env.MUSTER_SIGNING_KEY = generateKeyPairSync("ed25519")
  .privateKey.export({ format: "der", type: "pkcs8" })
  .toString("base64");

let wasEmpty = false;
beforeAll(async () => {
  await useOwnDatabase("muster_tampers");
  wasEmpty = await isEmpty(prisma());
  const { tellStory } = await import("@/lib/testing/proof/story");
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

describe("a whole record", () => {
  it("is told apart from an empty database", async () => {
    expect([wasEmpty, await isEmpty(prisma())]).toEqual([true, false]);
  });

  it("that an older one was put in place of is found by heads that lie elsewhere", async () => {
    const where = { stream: "workspace" };
    const { stream: _, ...older } = await prisma().auditStream.findUniqueOrThrow({ where });
    const ada = await prisma().user.findFirstOrThrow({ where: { name: "Ada" } });
    const actor = { ...ada, kind: "user", via: "browser", credentialId: ada.id } as const;
    const service = { slug: "new", name: "New", tier: 3 };
    const { id } = await createService.execute(actor, service);
    const kept = readHeads(await signHeads(prisma(), new Date()), ownSigner().publicKey);
    expect(await collect(compareHeads(prisma(), kept))).toEqual([]);
    const [said, since] = await rolledBack(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await tx.$executeRaw`delete from service where id = ${id}::uuid`;
      await tx.auditEvent.deleteMany({ where: { ...where, seq: { gt: older.seq } } });
      await tx.auditStream.update({ where, data: older });
      return [await findFaults(tx), await collect(compareHeads(tx, kept))] as const;
    });
    expect(said).toEqual([]);
    expect(since).toMatchObject([{ stream: "workspace", why: expect.stringMatching(/cut off/) }]);
  });

  it("that was written anew since is found by them too", async () => {
    const kept = readHeads(await signHeads(prisma(), new Date()), null);
    const since = await rolledBack(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await rewriteChain(tx, "workspace", 3);
      return collect(compareHeads(tx, kept));
    });
    expect(since).toMatchObject([{ stream: "workspace", why: expect.stringMatching(/anew/) }]);
  });
});

async function collect<T>(all: AsyncGenerator<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of all) found.push(each);
  return found;
}

describe("what others would carry on is found too", () => {
  it("a change in the database that a command then stores anew", async () => {
    const said = await rolledBack(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await tx.$executeRaw`update incident set title = 'A drill' where title = 'Checkout fails'`;
      await tx.$executeRaw`set local session_replication_role = origin`;
      const { id } = await tx.incident.findFirstOrThrow({ where: { title: "A drill" } });
      await tx.incident.update({ where: { id }, data: { summary: "As ever" } });
      await recordAudit(tx, [EDITED(`incident:${id}`)], CONTEXT);
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

const EDITED = (stream: string) => {
  const change = { before: { title: "A drill" }, after: { title: "As ever" } };
  return IncidentEvents.entry("incident.edited", {
    stream,
    subject: { type: "incident", id: "x" },
    ...change,
  });
};
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
    const { id, version: _, prevHash: _prev, hash: _hash, rows: proofs, ...stored } = row;
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
