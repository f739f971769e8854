import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { z } from "zod";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { GENESIS_HASH, hashEvent } from "./chain";
import { defineEvents, event, QUIET } from "./event";
import { recordAudit } from "./record";
import { verifyStream } from "./verify";

const said = { kind: "settings", after: z.object({ n: z.number() }), reads: QUIET } as const;
const TestEvents = defineEvents({
  "test.first": event(said),
  "test.second": event({ ...said, version: 2 }),
});

it("proves the version of an event's shape, and hashes the first as it was before there were versions", async () => {
  const stream = `test:${randomUUID()}`;
  await recordBoth(stream);
  const [first, second] = await prisma().auditEvent.findMany({
    where: { stream },
    orderBy: { seq: "asc" },
  });
  expect([first?.version, second?.version]).toEqual([1, 2]);
  const { id: _id, version: _version, prevHash: _prev, hash, ...proved } = first ?? expect.fail();
  expect(hash).toBe(
    hashEvent(GENESIS_HASH, {
      ...proved,
      occurredAt: proved.occurredAt.toISOString(),
      recordedAt: proved.recordedAt.toISOString(),
    }),
  );
  expect((await verifyStream(prisma(), stream)).valid).toBe(true);
});

it("misses a version that somebody changed", async () => {
  const stream = `test:${randomUUID()}`;
  await recordBoth(stream);
  await tamper(stream, 2, 1);
  expect(await verifyStream(prisma(), stream)).toMatchObject({ valid: false, brokenAt: 2 });
  await tamper(stream, 1, 2);
  expect(await verifyStream(prisma(), stream)).toMatchObject({ valid: false, brokenAt: 1 });
});

async function recordBoth(stream: string): Promise<void> {
  const about = { stream, subject: { type: "test", id: "1" } };
  const context = {
    actor: systemActor("Test", "job"),
    now: new Date(0),
    requestId: "r",
    ip: null,
    command: "test",
  };
  await prisma().$transaction((tx) =>
    recordAudit(
      tx,
      [
        TestEvents.entry("test.first", { ...about, after: { n: 1 } }),
        TestEvents.entry("test.second", { ...about, after: { n: 2 } }),
      ],
      context,
    ),
  );
}

/** As the owner of the database could. */
async function tamper(stream: string, seq: number, version: number): Promise<void> {
  await prisma().$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`;
    await tx.$executeRaw`
      update audit_event set version = ${version} where stream = ${stream} and seq = ${seq}`;
  });
}
