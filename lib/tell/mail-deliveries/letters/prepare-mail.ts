import "server-only";
import { oidcProvider } from "@/lib/people/people/sign-in/oidc/oidc";
import { makeResetLink, RESET_MINUTES } from "@/lib/people/people/sign-in/reset-links";
import type { UserActor } from "@/lib/platform/access/actor";
import type { Tx } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { type MailConfig, mailConfig } from "@/lib/platform/mail/config";
import { headerText, messageIdOf } from "@/lib/platform/mail/header-rules";
import { letterHtml, letterText } from "@/lib/platform/mail/letter-rules";
import type { Mail } from "@/lib/platform/mail/mailer";
import { refOf } from "@/lib/respond/incidents/view";
import { mailChoices } from "@/lib/tell/notifications/mail-choice-rules";
import { chosenBy } from "@/lib/tell/notifications/mail-settings";
import { ownAndVisible } from "@/lib/tell/notifications/queries";
import type { Prisma } from "@/prisma/generated/client";
import { readDigestItems } from "./digest-items";
import { writeNoReset, writeResetLink } from "./reset-letter-rules";
import { type LeftOut, leadsNowhere, reasonToLeaveOut } from "./standing-rules";
import { type Written, writeMail, writeTest } from "./write-rules";

/**
 * Writes a mail as it has to read now, and keeps it with the delivery. What its person has read, may no longer
 * see or does not want mailed is left out; with nothing left, the delivery ends as skipped.
 * @returns the mail, or null when there is nothing to send
 */
export async function prepareMail(tx: Tx, id: string, now: Date): Promise<Mail | null> {
  const delivery = await tx.mailDelivery.findUniqueOrThrow({ where: { id }, include: WITH_ALL });
  const config = mailConfig();
  const reasons = await reasonsToLeaveOut(tx, delivery);
  await recordLeftOut(tx, reasons);
  const standing = delivery.notifications.filter(
    ({ notificationId }) => !reasons.get(notificationId),
  );
  const isEmpty = delivery.purpose === "NOTIFICATIONS" && standing.length === 0;
  const written = await write(tx, delivery, isEmpty ? delivery.notifications : standing, now);
  const skippedWhy =
    reasonToKeepBack(delivery) ?? (isEmpty ? ([...reasons.values()].at(-1) ?? "NO_ACCESS") : null);
  const subject = headerText(written.subject);
  if (skippedWhy || !config) {
    const ended = { nextAttemptAt: null, claimedUntil: null, sentAt: null, givenUpAt: null };
    const data = { subject, ...ended, skippedAt: now, skippedWhy };
    await tx.mailDelivery.update({ where: { id }, data });
    return null;
  }
  const mail = toMail(delivery, written, config);
  const { to: address, text } = mail;
  const kept = written.secret ? text.replaceAll(written.secret, "…") : text;
  await tx.mailDelivery.update({ where: { id }, data: { address, subject, text: kept } });
  return mail;
}

/** Why a person gets no mail at all. */
function reasonToKeepBack({ user }: Delivery): LeftOut | null {
  if (user.disabledAt) return "DISABLED";
  if (leadsNowhere(user.email)) return "NO_ADDRESS";
  return mailConfig() ? null : "NOT_SET_UP";
}

const WITH_ALL = {
  user: {
    select: { id: true, name: true, email: true, role: true, disabledAt: true, passwordHash: true },
  },
  notifications: {
    where: { leftOut: null },
    orderBy: { notification: { number: "asc" } },
    include: {
      notification: {
        include: { incident: { select: { id: true, number: true, title: true, severity: true } } },
      },
    },
  },
} as const satisfies Prisma.MailDeliveryInclude;
type Delivery = Prisma.MailDeliveryGetPayload<{ include: typeof WITH_ALL }>;
type Carried = Delivery["notifications"];

async function reasonsToLeaveOut(tx: Tx, delivery: Delivery): Promise<Map<string, LeftOut>> {
  const { user, notifications, triedSince, queuedAt } = delivery;
  const reader = readerOf(delivery);
  const { id } = user;
  const ids = notifications.map(({ notificationId }) => notificationId);
  const visible = await tx.notification.findMany({
    where: { AND: [{ id: { in: ids } }, ownAndVisible(id, reader)] },
    select: { id: true },
  });
  const visibleIds = new Set(visible.map((row) => row.id));
  const choices = mailChoices(await chosenBy(tx, id));
  const askedFor = triedSince > queuedAt;
  const reasons = new Map<string, LeftOut>();
  for (const { notification } of notifications) {
    const reason = reasonToLeaveOut({
      isRead: notification.readAt !== null,
      choice: choices[notification.kind],
      isVisible: visibleIds.has(notification.id),
      askedFor,
    });
    if (reason) reasons.set(notification.id, reason);
  }
  return reasons;
}

async function recordLeftOut(tx: Tx, reasons: ReadonlyMap<string, LeftOut>): Promise<void> {
  for (const [notificationId, leftOut] of reasons) {
    await tx.mailedNotification.update({ where: { notificationId }, data: { leftOut } });
  }
}

async function write(tx: Tx, delivery: Delivery, carried: Carried, now: Date): Promise<Written> {
  const base = env().NEXTAUTH_URL.replace(/\/$/, "");
  if (delivery.purpose === "TEST") return writeTest(base);
  if (delivery.purpose === "PASSWORD_RESET") return writeReset(tx, delivery, base, now);
  const told = carried.map(({ notification }) => notification);
  const items = await readDigestItems(tx, told, readerOf(delivery));
  const tellings = told.map(({ id, sentence, path, createdAt, incident }) => ({
    sentence,
    path,
    createdAt,
    items: items.get(id) ?? [],
    incident: incident && { ...incident, ref: refOf(incident.number) },
  }));
  return writeMail(tellings, base);
}

/** Whoever only signs in through the provider has no password to choose. */
async function writeReset(tx: Tx, { user }: Delivery, base: string, now: Date): Promise<Written> {
  const provider = user.passwordHash === null ? (oidcProvider()?.name ?? null) : null;
  if (provider !== null) return writeNoReset(provider, base);
  const minutes = RESET_MINUTES.BY_MAIL;
  return writeResetLink(await makeResetLink(tx, user.id, now, { minutes }), base);
}

/** The person as who asks for what they may see. */
function readerOf({ user: { id, name, role } }: Delivery): UserActor {
  return { kind: "user", id, name, role, via: "browser", credentialId: id };
}

function toMail({ id, user }: Delivery, written: Written, { from }: MailConfig): Mail {
  const { subject, letter, incidentId } = written;
  return {
    to: user.email,
    subject: headerText(subject),
    text: letterText(letter),
    html: letterHtml(letter),
    messageId: messageIdOf(id, from),
    thread: incidentId && messageIdOf(`incident-${incidentId}`, from),
  };
}
