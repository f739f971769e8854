import "server-only";
import { systemActor } from "@/lib/platform/access/actor";
import type { CallMeta } from "@/lib/platform/command/context";
import { machineTimeMs } from "@/lib/platform/core/clock/clock";
import { env } from "@/lib/platform/core/env";
import { log } from "@/lib/platform/core/log";
import { parseAllowList } from "@/lib/platform/outbound/address-rules";
import { type AttemptOutcome, type Surroundings, sendMessage } from "@/lib/platform/outbound/send";
import { type Claim, claimDelivery } from "./claim-delivery";
import { recordAttempt } from "./record-attempt";

const COURIER = systemActor("Muster", "job");
const UNSIGNABLE =
  "The signing secret cannot be read, because NEXTAUTH_SECRET has changed: make a new secret.";

/**
 * The job: takes what is next for a receiver, makes one request, and records what came of it. The database
 * holds nothing open meanwhile.
 * @returns the delivery's state after it; null when nothing was due
 */
export async function deliverNext(
  payload: unknown,
  meta: CallMeta = {},
  surroundings: Partial<Surroundings> = {},
): Promise<string | null> {
  const claim = await claimDelivery.execute(COURIER, payload, meta);
  if (!claim) return null;
  const begun = machineTimeMs();
  const outcome = await attempt(claim, surroundings);
  const { deliveryId, at } = claim;
  const durationMs = Math.max(0, machineTimeMs() - begun);
  const input = { deliveryId, at, durationMs, outcome, random: Math.random() };
  const { state } = await recordAttempt.execute(COURIER, input, meta);
  if (state !== "DELIVERED") tellFailure(claim, outcome, state);
  return state;
}

/** Only the host: the rest of an address may be a secret of the receiver's. */
function tellFailure({ url, deliveryId }: Claim, outcome: AttemptOutcome, state: string | null) {
  const host = URL.canParse(url) ? new URL(url).host : null;
  const why = outcome.kind === "answered" ? { status: outcome.status } : { error: outcome.error };
  log.warn({ deliveryId, host, state, ...why }, "A webhook's message was not delivered");
}

async function attempt(
  { url, body, headers }: Claim,
  surroundings: Partial<Surroundings>,
): Promise<AttemptOutcome> {
  if (headers === null) return { kind: "failed", error: UNSIGNABLE };
  const allow = parseAllowList(env().MUSTER_WEBHOOK_ALLOW);
  return sendMessage({ url, headers, body }, { allow, ...surroundings });
}
