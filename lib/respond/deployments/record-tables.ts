import { OF_INCIDENT, OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "deployment", name: "a deployment", key: { id: "uuid" }, scope: OF_WORKSPACE },
  {
    table: "incident_deployment",
    name: "a linked deployment",
    key: { incident_id: "uuid", deployment_id: "uuid" },
    scope: OF_INCIDENT,
  },
];
