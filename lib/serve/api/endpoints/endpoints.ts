import "server-only";
import { RUNBOOK_ENDPOINTS } from "./catalog/runbook-endpoints";
import { SERVICE_ENDPOINTS } from "./catalog/service-endpoints";
import { TEAM_ENDPOINTS } from "./catalog/team-endpoints";
import type { Endpoint } from "./endpoint";
import { SEARCH_ENDPOINTS } from "./find/search-endpoints";
import { ACTION_ITEM_ENDPOINTS } from "./learn/action-item-endpoints";
import { DEBRIEF_ENDPOINTS } from "./learn/debrief-endpoints";
import { FOLLOW_UP_ENDPOINTS } from "./learn/follow-up-endpoints";
import { LIBRARY_ENDPOINTS } from "./learn/library-endpoints";
import { REVIEW_ENDPOINTS } from "./learn/review-endpoints";
import { AUDIT_ENDPOINTS } from "./people/audit-endpoints";
import { HANDOVER_ENDPOINTS } from "./respond/handover-endpoints";
import { INCIDENT_ENDPOINTS } from "./respond/incident-endpoints";
import { RESPONSE_ENDPOINTS } from "./respond/response-endpoints";
import { SLO_ENDPOINTS } from "./slo/slo-endpoints";
import { SOURCE_ENDPOINTS } from "./slo/source-endpoints";
import { VELOCITY_ENDPOINTS } from "./slo/velocity-endpoints";
import { MAIL_ENDPOINTS } from "./tell/mail-endpoints";
import { NOTIFICATION_ENDPOINTS } from "./tell/notification-endpoints";
import { WEBHOOK_ENDPOINTS } from "./tell/webhook-endpoints";

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
  ...TEAM_ENDPOINTS,
  ...SERVICE_ENDPOINTS,
  ...RUNBOOK_ENDPOINTS,
  ...SLO_ENDPOINTS,
  ...SOURCE_ENDPOINTS,
  ...VELOCITY_ENDPOINTS,
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
