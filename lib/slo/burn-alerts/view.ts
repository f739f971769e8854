import "server-only";
import { iso } from "@/lib/platform/core/json";
import { refOfSlo } from "@/lib/slo/slos/view";
import type { Prisma } from "@/prisma/generated/client";

export const BURN_ALERT = {
  include: {
    slo: { select: { number: true, name: true, service: { select: { slug: true, name: true } } } },
  },
} as const satisfies Prisma.BurnAlertDefaultArgs;
type AlertRow = Prisma.BurnAlertGetPayload<typeof BURN_ALERT>;

/** A burn-rate alert as API and browser get it. */
export type BurnAlertView = ReturnType<typeof viewBurnAlert>;

export function viewBurnAlert(alert: AlertRow) {
  const { id, severity, longMinutes, shortMinutes, says, startedAt, endedAt, endedBecause } = alert;
  const { number, name, service } = alert.slo;
  return {
    id,
    slo: { number, ref: refOfSlo(number), name, service },
    severity,
    longMinutes,
    shortMinutes,
    says,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    endedBecause,
  };
}
