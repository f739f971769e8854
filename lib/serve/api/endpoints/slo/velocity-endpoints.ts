import "server-only";
import { ON_INCIDENT, read, readList, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { listBurnAlerts } from "@/lib/slo/burn-alerts/queries";
import { readSloImpact } from "@/lib/slo/impact/queries";
import { endOverride, overrideVelocity } from "@/lib/slo/velocity/override";
import { setPolicy, setServicePolicy } from "@/lib/slo/velocity/policy";
import { readPolicy, readServicePolicy, readVelocity } from "@/lib/slo/velocity/queries";
import { BurnAlert, SloImpact, Velocity, VelocityPolicy, VelocityWithHistory } from "./slo-answers";

const ofSlos = { group: "SLOs" } as const;
const ON_SERVICE = { slug: "service" };

/** What budgets say: which burn too fast, and how fast services may change. */
export const VELOCITY_ENDPOINTS = {
  "GET /burn-alerts": readList(listBurnAlerts, {
    ...ofSlos,
    does: "Lists burn-rate alerts, the newest first.",
    answer: pageOf(BurnAlert),
  }),
  "GET /incidents/{number}/slo-impact": read(readSloImpact, {
    ...ofSlos,
    does: "Reads what an incident took from the budgets of its services; frozen when its postmortem is published.",
    path: ON_INCIDENT,
    answer: SloImpact,
  }),
  "GET /services/{slug}/velocity": read(readVelocity, {
    ...ofSlos,
    does: "Reads how fast a service may change, why, and what was decided before.",
    path: ON_SERVICE,
    answer: VelocityWithHistory,
  }),
  "PUT /services/{slug}/velocity-override": write(overrideVelocity, {
    ...ofSlos,
    does: "Decides otherwise than the budget for a time; it ends by itself.",
    path: ON_SERVICE,
    answer: Velocity,
  }),
  "DELETE /services/{slug}/velocity-override": write(endOverride, {
    ...ofSlos,
    does: "Lets the budget decide again.",
    path: ON_SERVICE,
    answer: Velocity,
  }),
  "GET /services/{slug}/velocity-policy": read(readServicePolicy, {
    ...ofSlos,
    does: "Reads what budgets decide for a service.",
    path: ON_SERVICE,
    answer: VelocityPolicy,
  }),
  "PUT /services/{slug}/velocity-policy": write(setServicePolicy, {
    ...ofSlos,
    does: "Sets what budgets decide for a service; steps: null follows the policy for all again.",
    path: ON_SERVICE,
    answer: VelocityPolicy,
  }),
  "GET /velocity-policy": read(readPolicy, {
    ...ofSlos,
    does: "Reads what budgets decide for services without a policy of their own.",
    answer: VelocityPolicy,
  }),
  "PUT /velocity-policy": write(setPolicy, {
    ...ofSlos,
    does: "Sets what budgets decide for services without a policy of their own.",
    answer: VelocityPolicy,
  }),
} as const;
