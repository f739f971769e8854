import { OF_INCIDENT, OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "policy_revision", name: "a severity policy", key: { id: "uuid" }, scope: OF_WORKSPACE },
  { table: "clock_segment", name: "a clock", key: { id: "uuid" }, scope: OF_INCIDENT },
];
