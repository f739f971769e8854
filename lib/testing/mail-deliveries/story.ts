import { randomUUID } from "node:crypto";
import { systemActor, type UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { createMailer } from "@/lib/platform/mail/mailer";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { composeMails } from "@/lib/tell/mail-deliveries/letters/compose-mails";
import { listOwnMail } from "@/lib/tell/mail-deliveries/queries";
import { sendDelivery } from "@/lib/tell/mail-deliveries/sending/send-delivery";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { signIn } from "@/lib/testing/core/people";
import { type MailServer, startMailServer } from "@/lib/testing/mail/mail-server";

const MUSTER = systemActor("Muster", "job");
const FROM = "Muster <muster@example.org>";

/** A mail server, and this process set up to use it. Call it before anything reads the environment. */
export async function startMail() {
  const server = await startMailServer();
  process.env.SMTP_URL = server.url;
  process.env.MAIL_FROM = FROM;
  const mailer = createMailer({ url: server.url, from: FROM, timeoutMs: 1_000 });
  return {
    server,
    send: (deliveryId: string | undefined) => sendDelivery(MUSTER, { deliveryId }, mailer),
    stop: async () => {
      mailer.close();
      await server.goDown();
    },
  };
}

/** What a mail server took for one person. */
export async function arrivedFor(server: MailServer, person: UserActor) {
  const email = await addressOf(person);
  return server.received.filter(({ to }) => to.includes(email));
}

export async function addressOf({ id }: UserActor): Promise<string> {
  return (await prisma().user.findUniqueOrThrow({ where: { id } })).email;
}

/** So many seconds after people were told, which was two minutes ago: what is composed then is due by now. */
const after = (seconds: number) => ({ now: new Date(Date.now() - 120_000 + seconds * 1_000) });

/** Ada declared an incident, and gives Grace roles on it. */
export async function makeStory() {
  const ada = await signIn("RESPONDER", "Ada");
  const grace = await signIn("RESPONDER", "Grace");
  const title = `Checkout ${randomUUID()}`;
  const input = { title, severity: "SEV1" as const };
  const { id: incidentId, number: incident } = await declareIncident.execute(ada, input);
  return {
    ada,
    grace,
    incidentId,
    incident,
    title,
    assign: (role: "SCRIBE" | "OPERATIONS") =>
      assignRole.execute(ada, { incident, role, userId: grace.id }),
    follow: () => followStream.execute(MUSTER, { stream: `incident:${incidentId}` }, after(0)),
    compose: (seconds: number) =>
      composeMails.execute(MUSTER, { userId: grace.id }, after(seconds)),
  };
}

/** The same with one mail to Grace that waits to be sent. */
export async function makeWaitingMail() {
  const story = await makeStory();
  await story.assign("SCRIBE");
  await story.follow();
  await story.compose(30);
  const [delivery] = (await listOwnMail.execute(story.grace, {})).items;
  return { ...story, id: delivery?.id ?? "" };
}
