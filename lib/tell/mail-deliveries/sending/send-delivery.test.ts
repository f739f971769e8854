import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { listOwnMail, readMailHealth, readMailLog } from "@/lib/tell/mail-deliveries/queries";
import { signIn } from "@/lib/testing/core/people";
import { arrivedFor, makeWaitingMail, startMail } from "@/lib/testing/mail-deliveries/story";
import { resendMail } from "./resend";
import { sendTestMail } from "./send-test";

let mail: Awaited<ReturnType<typeof startMail>>;
beforeAll(async () => {
  mail = await startMail();
});
beforeEach(() => mail.server.setMood("TAKE"));
afterAll(() => mail.stop());

const mailOf = async (person: UserActor) => (await listOwnMail.execute(person, {})).items;
const arrived = (person: UserActor) => arrivedFor(mail.server, person);

/** As if the time of the next attempt had come. */
function makeDue(id: string) {
  return prisma().mailDelivery.update({ where: { id }, data: { nextAttemptAt: new Date() } });
}

describe("an attempt that fails", () => {
  it("is tried again later and says why, until it goes through", async () => {
    const { grace, id } = await makeWaitingMail();
    mail.server.setMood("BUSY");
    await mail.send(id);
    const [failed] = await mailOf(grace);
    expect(failed).toMatchObject({
      state: "WAITING",
      attempts: [{ outcome: "FAILED", answer: expect.stringContaining("451 4.3.2") }],
    });
    const waitMs = Date.parse(failed?.nextAttemptAt ?? "") - Date.now();
    expect(waitMs).toBeGreaterThan(2_000);
    expect(waitMs).toBeLessThan(6_100);
    mail.server.setMood("TAKE");
    await makeDue(id);
    await mail.send(id);
    expect(await mailOf(grace)).toMatchObject([{ state: "SENT", attemptCount: 2 }]);
    expect(await arrived(grace)).toHaveLength(1);
  });

  it("is the end when the recipient is refused; an admin can have it tried again", async () => {
    const { grace, id } = await makeWaitingMail();
    mail.server.setMood("NO_RECIPIENT");
    await mail.send(id);
    expect(await mailOf(grace)).toMatchObject([{ state: "GIVEN_UP", nextAttemptAt: null }]);
    mail.server.setMood("TAKE");
    await mail.send(id);
    expect(await arrived(grace)).toEqual([]);
    await resendMail.execute(await signIn("ADMIN"), { deliveryId: id });
    await mail.send(id);
    expect(await mailOf(grace)).toMatchObject([{ state: "SENT", attemptCount: 2 }]);
  });

  it("after which nobody knows is repeated under the same Message-ID", async () => {
    const { grace, id } = await makeWaitingMail();
    mail.server.setMood("VANISH");
    await mail.send(id);
    expect(await mailOf(grace)).toMatchObject([
      { state: "WAITING", attempts: [{ outcome: "UNKNOWN" }] },
    ]);
    mail.server.setMood("TAKE");
    await makeDue(id);
    await mail.send(id);
    const ids = (await arrived(grace)).map(({ headers }) => headers.get("message-id"));
    expect(ids).toEqual([`<${id}@example.org>`, `<${id}@example.org>`]);
  });

  it("ends after three days", async () => {
    const { grace, id } = await makeWaitingMail();
    const longAgo = new Date(Date.now() - 3 * 86_400_000);
    await prisma().mailDelivery.update({ where: { id: id }, data: { triedSince: longAgo } });
    mail.server.setMood("BUSY");
    await mail.send(id);
    expect(await mailOf(grace)).toMatchObject([{ state: "GIVEN_UP" }]);
  });

  it("because its process died is taken over once that is certain", async () => {
    const { grace, id } = await makeWaitingMail();
    const now = new Date();
    const claimedUntil = new Date(now.getTime() + 55_000);
    await prisma().mailDelivery.update({ where: { id: id }, data: { claimedUntil } });
    await prisma().mailAttempt.create({ data: { deliveryId: id, startedAt: now } });
    await mail.send(id);
    expect(await arrived(grace)).toEqual([]);
    await prisma().mailDelivery.update({ where: { id: id }, data: { claimedUntil: now } });
    await mail.send(id);
    expect(await arrived(grace)).toHaveLength(1);
  });
});

describe("a test mail", () => {
  it("arrives, or says at once why not", async () => {
    const grace = await signIn("VIEWER");
    const { id } = await sendTestMail.execute(grace, {});
    await mail.send(id);
    expect((await arrived(grace))[0]?.headers.get("subject")).toBe("Muster can send you mail");
    mail.server.setMood("BUSY");
    await mail.send((await sendTestMail.execute(grace, {})).id);
    expect(await mailOf(grace)).toMatchObject([{ state: "GIVEN_UP" }, { state: "SENT" }]);
  });

  it("is limited to five in ten minutes, however they are asked for", async () => {
    const grace = await signIn("VIEWER");
    const asked = await Promise.allSettled(
      [1, 2, 3, 4, 5, 6, 7].map(() => sendTestMail.execute(grace, {})),
    );
    const refused = asked.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refused).toHaveLength(2);
    for (const reason of refused) expect(reason).toMatchObject({ code: "LIMIT" });
  });
});

describe("who sees it", () => {
  it("is its person, and the admins", async () => {
    const { ada, grace, id } = await makeWaitingMail();
    const admin = await signIn("ADMIN");
    const ids = (page: { items: readonly { id: string }[] }) => page.items.map((each) => each.id);
    expect(ids(await readMailLog.execute(admin, { limit: 5 }))).toContain(id);
    expect(ids(await readMailLog.execute(admin, { limit: 5, state: "SENT" }))).not.toContain(id);
    expect(await mailOf(ada)).toEqual([]);
    await expect(readMailLog.execute(grace, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(resendMail.execute(grace, { deliveryId: id })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const input = { deliveryId: randomUUID() };
    await expect(resendMail.execute(admin, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("says since when the server fails, until it goes through again", async () => {
    const { grace, id } = await makeWaitingMail();
    const before = await makeWaitingMail();
    await mail.send(before.id);
    mail.server.setMood("BUSY");
    await mail.send(id);
    expect(await readMailHealth.execute(grace, {})).toMatchObject({
      isSetUp: true,
      lastSentAt: expect.any(String),
      failingSince: expect.any(String),
    });
    mail.server.setMood("TAKE");
    await makeDue(id);
    await mail.send(id);
    expect(await readMailHealth.execute(grace, {})).toMatchObject({ failingSince: null });
  });
});
