import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { ListAlerts } from "./schemas";
import { BURN_ALERT, viewBurnAlert } from "./view";

/** Burn-rate alerts, the newest first. */
export const listBurnAlerts = defineQuery({
  name: "slo.alerts",
  permission: "slo.read",
  input: ListAlerts,
  sample: {},
  run: async (db, { slo, service, open, limit }) => {
    const alerts = await db.burnAlert.findMany({
      where: {
        ...(open && { endedAt: null }),
        slo: {
          ...(slo !== undefined && { number: slo }),
          ...(service.length > 0 && { service: { slug: { in: service } } }),
        },
      },
      orderBy: [{ startedAt: "desc" }, { severity: "asc" }, { longMinutes: "asc" }],
      take: limit,
      ...BURN_ALERT,
    });
    return alerts.map(viewBurnAlert);
  },
});
