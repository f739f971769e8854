import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import type { News } from "./news";

/** Where in Muster the thing is that a notification is about. */
export async function pathOf(
  db: ReadDb,
  place: News["place"],
  incident: { number: number } | null,
  subjectId: string,
): Promise<string> {
  switch (place) {
    case "action-item": {
      const item = await db.actionItem.findUnique({
        where: { id: subjectId },
        select: { number: true },
      });
      return item ? `/action-items/${item.number}` : "/action-items";
    }
    case "own-action-items":
      return "/action-items?owner=me";
    case "postmortem":
      return incident ? `/incidents/${incident.number}/postmortem` : "/postmortems";
    case "webhook":
      return `/settings/webhooks/${subjectId}`;
    case "slo": {
      const alert = await db.burnAlert.findUnique({
        where: { id: subjectId },
        select: { slo: { select: { number: true } } },
      });
      return alert ? `/slos/${alert.slo.number}` : "/slos";
    }
    case "service": {
      const service = await db.service.findUnique({
        where: { id: subjectId },
        select: { slug: true },
      });
      return service ? `/services/${service.slug}` : "/services";
    }
    case "own-account":
      return "/settings";
    case "own-sessions":
      return "/settings/sessions";
    case "own-tokens":
      return "/settings/tokens";
    case "incident":
      return incident ? `/incidents/${incident.number}` : "/incidents";
  }
}
