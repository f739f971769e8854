import "server-only";
import { ACCESS_STREAM } from "@/lib/platform/audit/entry";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import { notFound } from "@/lib/platform/core/errors";
import { WebhookEvents } from "./events";
import { ListDeliveries, ListEndpoints, OneDelivery, OneEndpoint } from "./schemas";
import {
  DELIVERY_DETAIL,
  DELIVERY_VIEW,
  type DeliveryView,
  ENDPOINT_VIEW,
  viewDelivery,
  viewDeliveryDetail,
  viewEndpoint,
} from "./view";

/** Only admins read webhooks, and admins see every incident: nothing here is scoped further. */
const NOWHERE = "00000000-0000-7000-8000-000000000000";

/** All webhooks, by name. */
export const listEndpoints = defineQuery({
  name: "webhook.endpoints",
  permission: "webhook.manage",
  input: ListEndpoints,
  sample: {},
  run: async (db, { deleted }) => {
    const rows = await db.webhookEndpoint.findMany({
      where: { deletedAt: deleted ? { not: null } : null },
      orderBy: [{ name: "asc" }, { number: "asc" }],
      take: 200,
      ...ENDPOINT_VIEW,
    });
    return { items: rows.map(viewEndpoint), nextCursor: null };
  },
});

/** One webhook, also a deleted one. @throws DomainError NOT_FOUND. */
export const readEndpoint = defineQuery({
  name: "webhook.read",
  permission: "webhook.manage",
  input: OneEndpoint,
  sample: { endpointId: NOWHERE },
  run: async (db, { endpointId: id }) => {
    const row = await db.webhookEndpoint.findUnique({ where: { id }, ...ENDPOINT_VIEW });
    if (!row) throw notFound("This webhook");
    return viewEndpoint(row);
  },
});

/** What was and is to be sent to one webhook, newest first, paged by cursor. */
export const listDeliveries = defineQuery({
  name: "webhook.deliveries",
  permission: "webhook.manage",
  input: ListDeliveries,
  sample: { endpointId: NOWHERE },
  run: async (db, input): Promise<Page<DeliveryView>> => {
    const { endpointId, state, cursor, limit } = input;
    const known = await db.webhookEndpoint.count({ where: { id: endpointId } });
    if (known === 0) throw notFound("This webhook");
    const rows = await db.webhookDelivery.findMany({
      where: {
        endpointId,
        ...(state && { state }),
        ...(cursor !== undefined && { number: { lt: decodeCursor(cursor).number } }),
      },
      orderBy: { number: "desc" },
      take: limit + 1,
      ...DELIVERY_VIEW,
    });
    const cursorOf = (row: (typeof rows)[number]) =>
      encodeCursor([row.createdAt.toISOString(), row.number]);
    return toPage(rows, limit, cursorOf, viewDelivery);
  },
});

/** One delivery with every attempt and the text that is sent. @throws DomainError NOT_FOUND. */
export const readDelivery = defineQuery({
  name: "webhook.delivery",
  permission: "webhook.manage",
  input: OneDelivery,
  sample: { deliveryId: NOWHERE },
  look: ({ deliveryId: id }) =>
    WebhookEvents.entry("webhook.delivery-read", {
      stream: ACCESS_STREAM,
      subject: { type: "webhook-delivery", id },
      after: {},
    }),
  run: async (db, { deliveryId: id }) => {
    const row = await db.webhookDelivery.findUnique({ where: { id }, ...DELIVERY_DETAIL });
    if (!row) throw notFound("This delivery");
    return viewDeliveryDetail(row);
  },
});
