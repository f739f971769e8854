import type { Step } from "./step";

/** What people and programs are told; a mail that was given up and a notification are there before. */
export const TELLING: readonly Step[] = [
  { call: "GET /notifications", by: "reader", keep: { notifications: "items.0.id" } },
  { call: "PUT /notifications/{id}/read", by: "reader" },
  { call: "PUT /notifications/read" },
  { call: "GET /me/notification-settings" },
  { call: "PUT /me/notification-settings" },
  { call: "GET /me/mail" },
  { call: "POST /me/mail/test" },
  { call: "GET /mail", keep: { mail: "items.0.id" } },
  { call: "POST /mail/{id}/attempts" },
  { call: "POST /webhooks", keep: { webhooks: "id" } },
  { call: "GET /webhooks" },
  { call: "GET /webhooks/{id}" },
  { call: "PATCH /webhooks/{id}" },
  { call: "POST /webhooks/{id}/secret" },
  { call: "POST /webhooks/{id}/tests", keep: { "webhook-deliveries": "id" } },
  { call: "GET /webhooks/{id}/deliveries" },
  { call: "GET /webhook-deliveries/{id}" },
  { call: "POST /webhook-deliveries/{id}/resend" },
  { call: "POST /webhooks/{id}/disablement" },
  { call: "DELETE /webhooks/{id}/disablement" },
  { call: "DELETE /webhooks/{id}" },
  { call: "GET /audit-events" },
  { call: "GET /audit-events.csv" },
  { call: "GET /audit-events.jsonl" },
];
