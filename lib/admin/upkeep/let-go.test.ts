import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { invitePerson } from "@/lib/people/people/invitations";
import { systemActor } from "@/lib/platform/access/actor";
import { verifyStream } from "@/lib/platform/audit/verify";
import { prisma } from "@/lib/platform/core/db";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { signIn } from "@/lib/testing/core/people";
import { BATCH, deleteEnded } from "./delete-ended";
import { letGo } from "./let-go";
import { ENDING_TABLES } from "./rules";

const MUSTER = systemActor("Muster", "job");
beforeAll(() => useOwnDatabase("muster_upkeep"));

it("deletes what ended long enough ago, table by table, and nothing that did not", async () => {
  const { id: userId } = await signIn("VIEWER");
  const [old, fresh] = [await makeWorld(userId, 400), await makeWorld(userId, 5)];
  // What points at another goes first: of what was sent again, the copy a day before the original.
  for (let day = 0; day < 2; day += 1) expect(await letGo(MUSTER)).toBe(true);
  for (const [table, count] of Object.entries(old)) {
    const [row] = await prisma().$queryRawUnsafe<{ n: number }[]>(
      `select count(*)::int as n from ${table}`,
    );
    expect([table, row?.n]).toEqual([table, fresh[table as keyof typeof fresh]]);
    expect(count).toBeGreaterThan(0);
  }
  expect(await letGo(MUSTER)).toBe(true);
});

it("has a statement for every table that the database understands, and that waits for nobody", async () => {
  await prisma().$transaction(async (tx) => {
    await tx.$queryRaw`select from idempotency_key for update`;
    for (const table of ENDING_TABLES) await deleteEnded.execute(MUSTER, { table });
  });
});

it("goes by batches", async () => {
  await prisma().$executeRaw`
    insert into idempotency_key (actor_id, key, command, input_hash, result, created_at)
    select 'batch', i::text, 'test', '', '{}', now() - interval '8 days'
    from generate_series(1, ${BATCH + 7}::int) i`;
  const table = "idempotency_key";
  expect(await deleteEnded.execute(MUSTER, { table })).toEqual({ deleted: BATCH });
  expect(await deleteEnded.execute(MUSTER, { table })).toEqual({ deleted: 7 });
});

it("leaves the record whole: what the chain proves goes with an event", async () => {
  const admin = await signIn("ADMIN");
  const guest = { email: `${randomUUID()}@example.org`, role: "VIEWER" } as const;
  const { id } = await invitePerson.execute(admin, guest);
  const now = new Date(Date.now() + 120 * 24 * 3_600_000);
  expect(await deleteEnded.execute(MUSTER, { table: "invitation" }, { now })).toEqual({
    deleted: 1,
  });
  expect(await prisma().invitation.findUnique({ where: { id } })).toBeNull();
  const event = await prisma().auditEvent.findFirst({
    where: { type: "upkeep.deleted" },
    omit: { rows: false },
  });
  expect(JSON.stringify(event?.rows)).toContain(id);
  expect((await verifyStream(prisma(), "workspace")).valid).toBe(true);
});

/** One of each thing that ends, as it was `days` ago; returns the rows of each table. */
async function makeWorld(userId: string, days: number) {
  const at = new Date(Date.now() - days * 24 * 3_600_000);
  const ended = new Date(at.getTime() + 1_000);
  const db = prisma();
  await db.idempotencyKey.create({
    data: {
      actorId: "t",
      key: String(days),
      command: "t",
      inputHash: "",
      result: {},
      createdAt: days === 5 ? new Date() : at,
    },
  });
  const session = { userId, createdAt: at, lastSeenAt: at, expiresAt: ended };
  await db.session.create({ data: session });
  const delivery = await db.mailDelivery.create({
    data: { userId, purpose: "NOTIFICATIONS", queuedAt: at, triedSince: at, sentAt: ended },
  });
  await db.mailAttempt.create({
    data: { deliveryId: delivery.id, startedAt: at, endedAt: ended, outcome: "ACCEPTED" },
  });
  const told = { userId, kind: "MENTION", sentence: "Told", path: "/", createdAt: at } as const;
  const notification = await db.notification.create({ data: { ...told, eventId: days } });
  await db.mailedNotification.create({
    data: { notificationId: notification.id, deliveryId: delivery.id },
  });
  const endpoint = await db.webhookEndpoint.create({
    data: { name: "t", url: "http://127.0.0.1", secret: "", createdAt: at, sendsSince: at },
  });
  const message = { endpointId: endpoint.id, messageId: "m", type: "t", body: "{}", createdAt: at };
  const first = await db.webhookDelivery.create({
    data: { ...message, state: "DELIVERED", endedAt: ended },
  });
  await db.webhookDelivery.create({
    data: { ...message, state: "DELIVERED", endedAt: ended, resendOfId: first.id },
  });
  await db.webhookAttempt.create({
    data: { deliveryId: first.id, number: 1, at, durationMs: 1, answer: "" },
  });
  const counts = {
    idempotency_key: 1,
    session: 1,
    mail_delivery: 1,
    mail_attempt: 1,
    notification: 1,
  };
  return { ...counts, mailed_notification: 1, webhook_delivery: 2, webhook_attempt: 1 };
}
