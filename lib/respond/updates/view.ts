import "server-only";
import { iso } from "@/lib/platform/core/json";
import type { Prisma } from "@/prisma/generated/client";

export const UPDATE_VIEW = {
  include: { author: { select: { id: true, name: true } } },
} as const satisfies Prisma.StatusUpdateDefaultArgs;

/** An update to stakeholders as API and browser get it; instants are ISO strings in UTC. */
export function viewUpdate(update: Prisma.StatusUpdateGetPayload<typeof UPDATE_VIEW>) {
  return {
    id: update.id,
    message: update.message,
    audience: update.audience,
    status: update.status,
    severity: update.severity,
    sentAt: iso(update.sentAt),
    nextUpdateAt: iso(update.nextUpdateAt),
    author: update.author,
  };
}
