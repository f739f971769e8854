import "server-only";
import { iso } from "@/lib/platform/core/json";
import { refOf } from "@/lib/respond/incidents/view";
import type { Prisma } from "@/prisma/generated/client";

export const ENDPOINT_VIEW = {
  include: {
    createdBy: { select: { id: true, name: true } },
    _count: { select: { deliveries: { where: { state: "WAITING" } } } },
  },
} as const satisfies Prisma.WebhookEndpointDefaultArgs;

/** A webhook as API and browser get it: never its secret. */
export type EndpointView = ReturnType<typeof viewEndpoint>;

export function viewEndpoint(row: Prisma.WebhookEndpointGetPayload<typeof ENDPOINT_VIEW>) {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    eventTypes: row.eventTypes,
    createdBy: row.createdBy,
    createdAt: iso(row.createdAt),
    disabledAt: iso(row.disabledAt),
    disabledBecause: row.disabledBecause,
    deletedAt: iso(row.deletedAt),
    lastSuccessAt: iso(row.lastSuccessAt),
    failingSince: iso(row.failingSince),
    waiting: row._count.deliveries,
    previousSecretUntil: iso(row.previousSecretUntil),
    version: row.version,
  };
}

const NEWEST_ATTEMPT = { orderBy: { number: "desc" }, take: 1 } as const;
const AROUND = {
  incident: { select: { number: true } },
  resends: { select: { id: true }, orderBy: { number: "desc" }, take: 1 },
} as const satisfies Prisma.WebhookDeliveryInclude;
export const DELIVERY_VIEW = {
  include: { ...AROUND, attempts: NEWEST_ATTEMPT },
} as const satisfies Prisma.WebhookDeliveryDefaultArgs;
export const DELIVERY_DETAIL = {
  include: { ...AROUND, attempts: { orderBy: { number: "asc" } } },
} as const satisfies Prisma.WebhookDeliveryDefaultArgs;

type DeliveryRow = Prisma.WebhookDeliveryGetPayload<typeof DELIVERY_VIEW>;
type AttemptRow = DeliveryRow["attempts"][number];

/** One delivery in a list, with its newest attempt. */
export type DeliveryView = ReturnType<typeof viewDelivery>;
/** One delivery with all its attempts and what is sent. */
export type DeliveryDetail = ReturnType<typeof viewDeliveryDetail>;

export function viewDelivery(row: DeliveryRow) {
  const newest = row.attempts.at(-1);
  return { ...viewCore(row), lastAttempt: newest ? viewAttempt(newest) : null };
}

export function viewDeliveryDetail(row: DeliveryRow) {
  return { ...viewCore(row), body: row.body, attempts: row.attempts.map(viewAttempt) };
}

function viewCore(row: DeliveryRow) {
  return {
    id: row.id,
    endpointId: row.endpointId,
    messageId: row.messageId,
    type: row.type,
    incident: row.incident && refOf(row.incident.number),
    state: row.state,
    createdAt: iso(row.createdAt),
    attemptCount: row.attemptCount,
    nextAttemptAt: iso(row.nextAttemptAt),
    endedAt: iso(row.endedAt),
    because: row.because,
    resendOf: row.resendOfId,
    resentAs: row.resends[0]?.id ?? null,
  };
}

function viewAttempt({ number, at, durationMs, status, error, answer }: AttemptRow) {
  return { number, at: iso(at), durationMs, status, error, answer };
}
