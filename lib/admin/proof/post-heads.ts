import "server-only";
import { z } from "zod";
import type { SystemActor } from "@/lib/platform/access/actor";
import { env } from "@/lib/platform/core/env";
import { letterHtml } from "@/lib/platform/mail/letter-rules";
import { sharedMailer } from "@/lib/platform/mail/mailer";
import { parseAllowList } from "@/lib/platform/outbound/address-rules";
import { sendMessage } from "@/lib/platform/outbound/send";
import { readSignedHeads } from "./compare-heads";

/** Once a day: sends the signed heads elsewhere, where the database's owner cannot change them. */
export const PostHeads = {
  name: "record.post-heads",
  payload: z.strictObject({}),
  /** At 03:30 UTC. */
  schedule: "30 3 * * *",
} as const;

/**
 * Sends where every chain ends, signed, to MUSTER_HEADS_TO; does nothing where that is not set.
 * @throws Error when it did not arrive, so that the queue tries again
 */
export async function postHeads(worker: SystemActor): Promise<void> {
  const to = env().MUSTER_HEADS_TO;
  if (!to) return;
  const { takenAt, text } = await readSignedHeads.execute(worker, {});
  const why = to.startsWith("mailto:")
    ? await mail(to.slice("mailto:".length), takenAt, text)
    : await post(to, text);
  if (why) throw new Error(`The heads of the chains were not taken: ${why}`);
}

async function post(url: string, body: string): Promise<string | null> {
  const headers = { "content-type": "text/plain; charset=utf-8", "user-agent": "Muster" };
  const allow = parseAllowList(env().MUSTER_WEBHOOK_ALLOW);
  const outcome = await sendMessage({ url, headers, body }, { allow });
  if (outcome.kind === "failed") return outcome.error;
  const isTaken = outcome.status >= 200 && outcome.status < 300;
  return isTaken ? null : `the answer was ${outcome.status}.`;
}

async function mail(address: string, takenAt: string, text: string): Promise<string | null> {
  const mailer = sharedMailer();
  if (!mailer) return "mail is not set up.";
  const subject = `Heads of Muster's record, ${takenAt}`;
  const lines = text.split("\n").map((line) => ({ text: line }));
  const footer = [{ text: "Keep this mail: npm run verify -- --against FILE reads it." }];
  const judged = await mailer.send({
    to: address,
    subject,
    text: `${text}\n${footer[0]?.text}\n`,
    html: letterHtml({ title: subject, parts: [{ heading: null, lines }], footer }),
    messageId: `<heads-${takenAt.replace(/\W/g, "")}@${address.split("@").at(-1)}>`,
    thread: null,
  });
  return judged.outcome === "ACCEPTED" ? null : judged.answer;
}
