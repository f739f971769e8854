import { afterAll, beforeAll, expect, it } from "vitest";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { remindOwners } from "@/lib/learn/action-items/digest/remind-owners";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { listOwnMail } from "@/lib/tell/mail-deliveries/queries";
import { chooseMail } from "@/lib/tell/notifications/choose-mail";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { listNotifications } from "@/lib/tell/notifications/queries";
import { makeRestrictedIncident } from "@/lib/testing/command/restricted-incident";
import { signIn } from "@/lib/testing/core/people";
import { startMail } from "@/lib/testing/mail-deliveries/story";
import { composeMails } from "./compose-mails";

const MUSTER = systemActor("Muster", "job");
let mail: Awaited<ReturnType<typeof startMail>>;
beforeAll(async () => {
  mail = await startMail();
});
afterAll(() => mail.stop());

it("a digest is one notification and one mail, with items as they are called and may be seen now", async () => {
  const { insider, incident } = await makeRestrictedIncident();
  await chooseMail.execute(insider, { mail: { ITEMS_DUE: "AT_ONCE" } });
  const given = { ownerId: insider.id, dueOn: "2026-01-05" };
  const open = await createActionItem.execute(insider, { title: "Rotate keys", ...given });
  const secret = await createActionItem.execute(insider, {
    title: "Close the hidden door",
    incidentNumber: incident,
    ...given,
  });
  await prisma().actionItem.update({ where: { id: secret.id }, data: { state: "OPEN" } });
  await remindOwners.execute(MUSTER, {});
  await followWorkspace();
  const { items } = await listNotifications.execute(insider, {});
  const told = items.filter(({ kind }) => kind === "ITEMS_DUE");
  expect(told).toMatchObject([
    {
      path: "/action-items?owner=me",
      sentence: `2 of your action items are overdue (${open.ref}, ${secret.ref}).`,
    },
  ]);

  await prisma().participant.deleteMany({ where: { userId: insider.id } });
  await composeMails.execute(MUSTER, { userId: insider.id });
  const mails = (await listOwnMail.execute(insider, {})).items;
  const digest = mails.filter(({ text }) => text.includes("action items are overdue"));
  expect(digest).toHaveLength(1);
  expect(digest[0]?.text).toContain(`- ${open.ref} Rotate keys (due 2026-01-05)`);
  expect(digest[0]?.text).toContain(`/action-items/${open.number}`);
  expect(digest[0]?.text).not.toContain("hidden door");
});

it("a digest that its owner does not want mailed stays in the app", async () => {
  const ada = await signIn("RESPONDER");
  await chooseMail.execute(ada, { mail: { ITEMS_DUE: "OFF" } });
  const item = { title: "Rotate keys", ownerId: ada.id, dueOn: "2026-01-05" };
  await createActionItem.execute(ada, item);
  await remindOwners.execute(MUSTER, {});
  await followWorkspace();
  await composeMails.execute(MUSTER, { userId: ada.id });
  const mails = (await listOwnMail.execute(ada, {})).items;
  expect(mails.filter(({ state }) => state !== "SKIPPED")).toEqual([]);
  expect((await listNotifications.execute(ada, {})).items).toMatchObject([{ kind: "ITEMS_DUE" }]);
});

/** The workspace's record is shared with other tests: it is read on until nothing is left. */
async function followWorkspace() {
  const where = { stream: "workspace" };
  for (let behind = true; behind; ) {
    await followStream.execute(MUSTER, where);
    const [head, position] = await Promise.all([
      prisma().auditStream.findUniqueOrThrow({ where }),
      prisma().followPosition.findUniqueOrThrow({
        where: { stream_follower: { stream: "workspace", follower: "notifications" } },
      }),
    ]);
    behind = position.seq < head.seq;
  }
}
