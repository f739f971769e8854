import "server-only";
import { ACTION_ITEM_ENDPOINTS } from "./action-item-endpoints";
import { AUDIT_ENDPOINTS } from "./audit-endpoints";
import { DEBRIEF_ENDPOINTS } from "./debrief-endpoints";
import type { Endpoint } from "./endpoint";
import { FOLLOW_UP_ENDPOINTS } from "./follow-up-endpoints";
import { HANDOVER_ENDPOINTS } from "./handover-endpoints";
import { INCIDENT_ENDPOINTS } from "./incident-endpoints";
import { LIBRARY_ENDPOINTS } from "./library-endpoints";
import { MAIL_ENDPOINTS } from "./mail-endpoints";
import { NOTIFICATION_ENDPOINTS } from "./notification-endpoints";
import { RESPONSE_ENDPOINTS } from "./response-endpoints";
import { REVIEW_ENDPOINTS } from "./review-endpoints";
import { RUNBOOK_ENDPOINTS } from "./runbook-endpoints";
import { SEARCH_ENDPOINTS } from "./search-endpoints";
import { WEBHOOK_ENDPOINTS } from "./webhook-endpoints";

/** Every method of every address: routes, OpenAPI document and reference page are all made of this. */
export const ENDPOINTS = {
  ...INCIDENT_ENDPOINTS,
  ...HANDOVER_ENDPOINTS,
  ...RESPONSE_ENDPOINTS,
  ...FOLLOW_UP_ENDPOINTS,
  ...ACTION_ITEM_ENDPOINTS,
  ...REVIEW_ENDPOINTS,
  ...LIBRARY_ENDPOINTS,
  ...DEBRIEF_ENDPOINTS,
  ...RUNBOOK_ENDPOINTS,
  ...SEARCH_ENDPOINTS,
  ...NOTIFICATION_ENDPOINTS,
  ...MAIL_ENDPOINTS,
  ...WEBHOOK_ENDPOINTS,
  ...AUDIT_ENDPOINTS,
} as const satisfies Readonly<Record<`${Method} /${string}`, Endpoint>>;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type EndpointName = keyof typeof ENDPOINTS;

/** The same as a list, with the name taken apart. */
export function listEndpoints(): (Endpoint & {
  name: EndpointName;
  method: Method;
  address: string;
})[] {
  return Object.entries<Endpoint>(ENDPOINTS).map(([name, endpoint]) => {
    const [method, address = ""] = name.split(" ");
    return { ...endpoint, name: name as EndpointName, method: method as Method, address };
  });
}
