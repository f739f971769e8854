import { OF_INCIDENT, type ProvedTable, type Scope } from "@/lib/platform/audit/proved-table";

const ITSELF: Scope = {
  stream: "'incident:' || r.id",
  ofIncidents: "r.id = any($ids)",
  ofWorkspace: null,
};

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  {
    table: "incident",
    name: "an incident",
    key: { id: "uuid" },
    scope: ITSELF,
    leftOut: ["words"],
  },
  {
    table: "severity_change",
    name: "a change of severity",
    key: { id: "uuid" },
    scope: OF_INCIDENT,
  },
  { table: "role_assignment", name: "a role", key: { id: "uuid" }, scope: OF_INCIDENT },
  {
    table: "participant",
    name: "a participant",
    key: { incident_id: "uuid", user_id: "uuid" },
    scope: OF_INCIDENT,
  },
  {
    table: "incident_service",
    name: "a service of an incident",
    key: { incident_id: "uuid", service_id: "uuid" },
    scope: OF_INCIDENT,
  },
  { table: "fact_correction", name: "a correction", key: { id: "uuid" }, scope: OF_INCIDENT },
  { table: "fact_retraction", name: "a retraction", key: { id: "uuid" }, scope: OF_INCIDENT },
];
