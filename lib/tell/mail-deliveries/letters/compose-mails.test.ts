import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { endAccess } from "@/lib/admin/departures/end-access";
import type { UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { editIncident } from "@/lib/respond/incidents/edit";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { listOwnMail } from "@/lib/tell/mail-deliveries/queries";
import { chooseMail } from "@/lib/tell/notifications/choose-mail";
import { markAllRead } from "@/lib/tell/notifications/mark-read";
import { signIn } from "@/lib/testing/core/people";
import {
  addressOf,
  arrivedFor,
  makeStory,
  makeWaitingMail,
  startMail,
} from "@/lib/testing/mail-deliveries/story";

let mail: Awaited<ReturnType<typeof startMail>>;
beforeAll(async () => {
  mail = await startMail();
});
beforeEach(() => mail.server.setMood("TAKE"));
afterAll(() => mail.stop());

const mailOf = async (person: UserActor) => (await listOwnMail.execute(person, {})).items;
const arrived = (person: UserActor) => arrivedFor(mail.server, person);
const handleOf = async (person: UserActor) => (await addressOf(person)).split("@")[0];

describe("what a person is told", () => {
  it("is one mail after a burst, in the incident's thread, and is sent once", async () => {
    const { grace, incident, title, incidentId, assign, follow, compose } = await makeStory();
    await assign("SCRIBE");
    await assign("OPERATIONS");
    await follow();
    expect(await compose(5)).toEqual({ mails: 0 });
    expect(await compose(30)).toEqual({ mails: 1 });
    expect(await compose(90)).toEqual({ mails: 0 });
    const [waiting] = await mailOf(grace);
    expect(waiting).toMatchObject({
      state: "WAITING",
      subject: `[SEV1] INC-${incident} ${title}: 2 notifications`,
    });
    await mail.send(waiting?.id);
    await mail.send(waiting?.id);
    const got = await arrived(grace);
    expect(got).toHaveLength(1);
    expect(got[0]?.text).toContain("You are now scribe.");
    expect(got[0]?.text).toContain("You are now operations.");
    expect(got[0]?.text).toContain("/settings/notifications");
    expect(got[0]?.headers.get("message-id")).toBe(`<${waiting?.id}@example.org>`);
    expect(got[0]?.headers.get("references")).toBe(`<incident-${incidentId}@example.org>`);
    const [sent] = await mailOf(grace);
    expect(sent).toMatchObject({ state: "SENT", attemptCount: 1, nextAttemptAt: null });
    expect(sent?.text).toBe(got[0]?.text.replaceAll("\r\n", "\n").trimEnd().concat("\n"));
  });

  it("goes at once when its person wants that, and not at all when they do not", async () => {
    const { grace, ada, incident, assign, follow, compose } = await makeStory();
    await chooseMail.execute(grace, { mail: { MENTION: "AT_ONCE", ASSIGNED: "OFF" } });
    await assign("SCRIBE");
    await follow();
    await compose(30);
    expect(await mailOf(grace)).toMatchObject([{ state: "SKIPPED", skippedWhy: "OFF" }]);
    await appendEntry.execute(ada, { incident, body: `@${await handleOf(grace)} look` });
    await follow();
    expect(await compose(0)).toEqual({ mails: 1 });
  });

  it("is not mailed when it was read in the app before the mail left", async () => {
    const { grace, id } = await makeWaitingMail();
    await markAllRead.execute(grace, {});
    await mail.send(id);
    expect(await arrived(grace)).toEqual([]);
    expect(await mailOf(grace)).toMatchObject([{ state: "SKIPPED", skippedWhy: "READ" }]);
  });

  it("is not mailed when access to the incident ended meanwhile", async () => {
    const { ada, grace, incident, follow, compose } = await makeStory();
    await appendEntry.execute(ada, { incident, body: `@${await handleOf(grace)} look` });
    await follow();
    await compose(30);
    const [{ id } = { id: "" }] = await mailOf(grace);
    await editIncident.execute(ada, { incident, restricted: true });
    await mail.send(id);
    expect(await arrived(grace)).toEqual([]);
    expect(await mailOf(grace)).toEqual([]);
    const row = await prisma().mailDelivery.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ skippedWhy: "NO_ACCESS", nextAttemptAt: null });
  });

  it("is not mailed to an account that is off", async () => {
    const { grace, id } = await makeWaitingMail();
    await endAccess.execute(await signIn("ADMIN"), { userId: grace.id });
    await mail.send(id);
    expect(await arrived(grace)).toEqual([]);
    const row = await prisma().mailDelivery.findUniqueOrThrow({ where: { id: id } });
    expect(row).toMatchObject({ skippedWhy: "DISABLED" });
  });

  it("is not mailed to an address that leads nowhere", async () => {
    const { grace, assign, follow, compose } = await makeStory();
    const email = `${grace.id}@demo.invalid`;
    await prisma().user.update({ where: { id: grace.id }, data: { email } });
    await assign("SCRIBE");
    await follow();
    await compose(30);
    expect(await mailOf(grace)).toMatchObject([{ state: "SKIPPED", skippedWhy: "NO_ADDRESS" }]);
  });

  it("is in one mail, and that is sent once, however many workers compose and send", async () => {
    const { grace, assign, follow, compose } = await makeStory();
    await assign("SCRIBE");
    await assign("OPERATIONS");
    await follow();
    await Promise.all([compose(30), compose(30), compose(30)]);
    const [delivery, ...others] = await mailOf(grace);
    expect(others).toEqual([]);
    await Promise.all([1, 2, 3].map(() => mail.send(delivery?.id)));
    expect(await arrived(grace)).toHaveLength(1);
  });
});
