import "server-only";
import { z } from "zod";
import { NO_PATH, read, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { Person, Time, Version } from "@/lib/serve/api/endpoints/respond/answers";
import { resendDelivery } from "@/lib/tell/webhooks/deliveries/resend-delivery";
import { sendTest } from "@/lib/tell/webhooks/deliveries/send-test";
import { createEndpoint } from "@/lib/tell/webhooks/endpoints/create-endpoint";
import { deleteEndpoint } from "@/lib/tell/webhooks/endpoints/delete-endpoint";
import { editEndpoint } from "@/lib/tell/webhooks/endpoints/edit-endpoint";
import { rotateSecret } from "@/lib/tell/webhooks/endpoints/rotate-secret";
import { disableEndpoint, enableEndpoint } from "@/lib/tell/webhooks/endpoints/switch-endpoint";
import {
  listDeliveries,
  listEndpoints,
  readDelivery,
  readEndpoint,
} from "@/lib/tell/webhooks/queries";
import { DELIVERY_STATES, DISABLED_BECAUSE } from "@/lib/tell/webhooks/schemas";

const WEBHOOK_FIELDS = {
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  eventTypes: z.array(z.string()).meta({ description: "Empty: all" }),
  createdBy: Person.nullable(),
  createdAt: Time,
  disabledAt: Time.nullable(),
  disabledBecause: z
    .enum(DISABLED_BECAUSE)
    .nullable()
    .meta({ description: "A person, 410 Gone from the receiver, or nothing but failures" }),
  deletedAt: Time.nullable(),
  lastSuccessAt: Time.nullable(),
  failingSince: Time.nullable().meta({ description: "The first failure since the last success" }),
  waiting: z.int().meta({ description: "Deliveries still to be made" }),
  previousSecretUntil: Time.nullable().meta({ description: "Until then both secrets sign" }),
  version: Version,
};
const WebhookSecret = z.string().meta({ description: "Shown in this answer only" });
const Webhook = z.strictObject(WEBHOOK_FIELDS).meta({ id: "Webhook" });

const Attempt = z
  .strictObject({
    number: z.int(),
    at: Time,
    durationMs: z.int(),
    status: z.int().nullable(),
    error: z.string().nullable().meta({ description: "Why it failed; null for a success" }),
    answer: z.string().meta({ description: "The first 2 kB" }),
  })
  .meta({ id: "WebhookAttempt" });

const DELIVERY_FIELDS = {
  id: z.uuid(),
  endpointId: z.uuid(),
  messageId: z.string().meta({ description: "The header webhook-id" }),
  type: z.string(),
  incident: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  createdAt: Time,
  attemptCount: z.int(),
  nextAttemptAt: Time.nullable(),
  endedAt: Time.nullable(),
  because: z.string().nullable().meta({ description: "Why it was given up or not sent" }),
  resendOf: z.uuid().nullable(),
  resentAs: z.uuid().nullable(),
};
const Delivery = z
  .strictObject({ ...DELIVERY_FIELDS, lastAttempt: Attempt.nullable() })
  .meta({ id: "WebhookDelivery" });
const DeliveryDetail = z
  .strictObject({
    ...DELIVERY_FIELDS,
    body: z.string().meta({ description: "Exactly as it is sent and signed" }),
    attempts: z.array(Attempt),
  })
  .meta({ id: "WebhookDeliveryDetail" });

const GROUP = { group: "Webhooks" } as const;
const ON_WEBHOOK = { id: "endpointId" };
const ON_DELIVERY = { id: "deliveryId" };

/** Receivers of what happens, and what became of each message. */
export const WEBHOOK_ENDPOINTS = {
  "GET /webhooks": read(listEndpoints, {
    ...GROUP,
    does: "Lists the webhooks, by name.",
    path: NO_PATH,
    answer: pageOf(Webhook),
  }),
  "POST /webhooks": write(createEndpoint, {
    ...GROUP,
    does: "Adds a receiver and shows its signing secret once.",
    status: 201,
    answer: z.strictObject({ ...WEBHOOK_FIELDS, secret: WebhookSecret }),
  }),
  "GET /webhooks/{id}": read(readEndpoint, {
    ...GROUP,
    does: "Answers one webhook, also a deleted one.",
    path: ON_WEBHOOK,
    answer: Webhook,
  }),
  "PATCH /webhooks/{id}": write(editEndpoint, {
    ...GROUP,
    does: "Changes name, address or choice of events; what waits goes to the new address.",
    path: ON_WEBHOOK,
    answer: Webhook,
  }),
  "DELETE /webhooks/{id}": write(deleteEndpoint, {
    ...GROUP,
    does: "Deletes a webhook and its secret; its deliveries stay readable.",
    path: ON_WEBHOOK,
    answer: z.strictObject({ id: z.uuid() }),
  }),
  "POST /webhooks/{id}/secret": write(rotateSecret, {
    ...GROUP,
    does: "Makes a new signing secret; for 24 hours the previous one signs too.",
    path: ON_WEBHOOK,
    status: 201,
    answer: z.strictObject({ id: z.uuid(), secret: WebhookSecret, previousSecretUntil: Time }),
  }),
  "POST /webhooks/{id}/disablement": write(disableEndpoint, {
    ...GROUP,
    does: "Switches it off: what happens meanwhile is not sent.",
    path: ON_WEBHOOK,
    answer: Webhook,
  }),
  "DELETE /webhooks/{id}/disablement": write(enableEndpoint, {
    ...GROUP,
    does: "Switches it on again; what still waits is tried at once.",
    path: ON_WEBHOOK,
    answer: Webhook,
  }),
  "POST /webhooks/{id}/tests": write(sendTest, {
    ...GROUP,
    does: "Sends a test message now.",
    path: ON_WEBHOOK,
    status: 201,
    answer: Delivery,
  }),
  "GET /webhooks/{id}/deliveries": read(listDeliveries, {
    ...GROUP,
    does: "Lists what was and is to be sent, newest first.",
    path: ON_WEBHOOK,
    answer: pageOf(Delivery),
  }),
  "GET /webhook-deliveries/{id}": read(readDelivery, {
    ...GROUP,
    does: "Answers one delivery with its text and every attempt.",
    path: ON_DELIVERY,
    answer: DeliveryDetail,
  }),
  "POST /webhook-deliveries/{id}/resend": write(resendDelivery, {
    ...GROUP,
    does: "Sends it again under the same webhook-id, or tries one that waits now.",
    path: ON_DELIVERY,
    status: 201,
    answer: Delivery,
  }),
} as const;
