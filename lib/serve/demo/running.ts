import { addMinutes } from "@/lib/platform/core/clock/duration";

/** An incident that began 22 minutes ago and is being worked on. Shape: `ImportIncident`. */
export function makeRunningIncident(now: Date) {
  const ago = (minutes: number) => addMinutes(now, -minutes).toISOString();
  return {
    title: "Card payments time out in the checkout",
    severity: "SEV2",
    summary: "About a third of card payments run into a timeout. Invoices and wallets work.",
    services: [
      { slug: "checkout", name: "Checkout", tier: 1 },
      { slug: "payments", name: "Payments", tier: 1 },
    ],
    facts: {
      impactStartedAt: ago(26),
      detectedAt: ago(22),
      declaredAt: ago(20),
      acknowledgedAt: ago(17),
      usersAffectedPercent: 31,
    },
    deployments: [
      {
        service: "payments",
        version: "payments 5.12.0",
        deployedAt: ago(41),
        outcome: "SUCCEEDED",
      },
    ],
    timeline: [
      {
        occurredAt: ago(26),
        kind: "OBSERVATION",
        keyMoment: true,
        body: "Timeouts towards the card processor rise from 0.2 % to 30 %.",
      },
      {
        occurredAt: ago(15),
        kind: "OBSERVATION",
        body: "Only **card** payments are affected. Wallets and invoices are fine.",
      },
      {
        occurredAt: ago(11),
        kind: "ACTION",
        keyMoment: true,
        body: "Connection pool of `payments` doubled on one instance, to see if it helps.",
      },
      {
        occurredAt: ago(6),
        kind: "DECISION",
        keyMoment: true,
        body: "Prepare the rollback to 5.11.3 while the pool is being watched.",
      },
    ],
  };
}
