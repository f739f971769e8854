import "server-only";
import { z } from "zod";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { Instant } from "@/lib/platform/core/input";
import { describeDisabling } from "@/lib/tell/webhooks/endpoints/switch-endpoint";
import type { EndpointRow } from "@/lib/tell/webhooks/load";
import type { WebhookDelivery } from "@/prisma/generated/client";
import { explainOutcome, judgeAttempt, type Verdict } from "./attempt-rules";
import { queueNext } from "./waiting";

const RecordAttempt = z.strictObject({
  deliveryId: z.uuid(),
  at: Instant,
  durationMs: z.int().min(0),
  outcome: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("answered"), status: z.int(), answer: z.string() }),
    z.strictObject({ kind: z.literal("failed"), error: z.string() }),
  ]),
  /** From 0 up to 1, for the jitter. */
  random: z.number(),
});
type RecordAttempt = z.output<typeof RecordAttempt>;

/** Writes down what came of an attempt, plans what follows, and lets the receiver's next delivery go. */
export const recordAttempt = defineCommand({
  name: "webhook.record-attempt",
  permission: "system",
  input: RecordAttempt,
  sample: {
    deliveryId: "00000000-0000-7000-8000-000000000000",
    at: "2026-01-10T09:05:00Z",
    durationMs: 120,
    outcome: { kind: "answered", status: 204, answer: "" },
    random: 0.5,
  },
  run: async (tx, input, ctx): Promise<Outcome<{ state: string | null }>> => {
    const found = await lockBoth(tx, input.deliveryId);
    if (!found) return { result: { state: null }, audit: "unchanged" };
    const { endpoint, delivery } = found;
    const verdict = judgeAttempt(input.outcome, triedOf(found), ctx.now, input.random);
    await keepAttempt(tx, delivery, input);
    if (delivery.state === "WAITING") await applyToDelivery(tx, delivery, verdict, ctx.now);
    await applyToEndpoint(tx, endpoint, verdict, input.at, ctx.now);
    if (verdict.state === "DELIVERED") await welcomeBack(tx, endpoint.id, ctx.now);
    await queueNext(tx, endpoint.id);
    const result = { state: verdict.state };
    // Already switched off by somebody while it was under way: said once is enough.
    if (verdict.disable === null || endpoint.disabledAt) return { result, audit: "unchanged" };
    return { result, audit: [describeDisabling(endpoint, verdict.disable)] };
  },
});

type Found = { readonly endpoint: EndpointRow; readonly delivery: WebhookDelivery };

async function lockBoth(tx: Tx, id: string): Promise<Found | null> {
  await tx.$queryRaw`
    select 1 from webhook_endpoint e join webhook_delivery d on d.endpoint_id = e.id
    where d.id = ${id}::uuid for no key update of e`;
  const found = await tx.webhookDelivery.findUnique({ where: { id }, include: { endpoint: true } });
  if (!found) return null;
  const { endpoint, ...delivery } = found;
  return { endpoint, delivery };
}

function triedOf({ endpoint, delivery }: Found) {
  return {
    attempts: delivery.attemptCount + 1,
    createdAt: delivery.createdAt,
    failingSince: endpoint.failingSince,
    givenUpInARow: endpoint.givenUpInARow,
  };
}

async function keepAttempt(tx: Tx, { id, attemptCount }: WebhookDelivery, input: RecordAttempt) {
  const { at, durationMs, outcome } = input;
  await tx.webhookAttempt.create({
    data: {
      deliveryId: id,
      number: attemptCount + 1,
      at,
      durationMs,
      status: outcome.kind === "answered" ? outcome.status : null,
      error: explainOutcome(outcome),
      answer: outcome.kind === "answered" ? outcome.answer : "",
    },
  });
  await tx.webhookDelivery.update({ where: { id }, data: { attemptCount: { increment: 1 } } });
}

async function applyToDelivery(tx: Tx, delivery: WebhookDelivery, verdict: Verdict, now: Date) {
  const { state } = verdict;
  const data =
    state === "WAITING"
      ? {
          nextAttemptAt: verdict.nextAttemptAt,
          outOfTurn: delivery.outOfTurn || verdict.stepsAside,
        }
      : {
          state,
          nextAttemptAt: null,
          endedAt: now,
          because: state === "GIVEN_UP" ? verdict.because : null,
        };
  await tx.webhookDelivery.update({ where: { id: delivery.id }, data });
}

async function applyToEndpoint(
  tx: Tx,
  { id, failingSince, disabledAt }: EndpointRow,
  verdict: Verdict,
  at: Date,
  now: Date,
) {
  const gaveUp = verdict.state === "GIVEN_UP";
  const health =
    verdict.state === "DELIVERED"
      ? { lastSuccessAt: at, failingSince: null, givenUpInARow: 0 }
      : { failingSince: failingSince ?? at, ...(gaveUp && { givenUpInARow: { increment: 1 } }) };
  const disabling =
    verdict.disable !== null && disabledAt === null
      ? { disabledAt: now, disabledBecause: verdict.disable, version: { increment: 1 } }
      : {};
  await tx.webhookEndpoint.update({
    where: { id },
    data: { ...health, ...disabling, busyUntil: null },
  });
}

/** A receiver that answers again gets what waits its turn at once, not when the waiting was planned to end. */
async function welcomeBack(tx: Tx, endpointId: string, now: Date): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { endpointId, state: "WAITING", outOfTurn: false, nextAttemptAt: { gt: now } },
    data: { nextAttemptAt: now },
  });
}
