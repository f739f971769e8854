import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

const key = { id: "uuid" } as const;

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "velocity_policy", name: "a budget policy", key, scope: OF_WORKSPACE },
  { table: "velocity_override", name: "an override of a decision", key, scope: OF_WORKSPACE },
  { table: "velocity_change", name: "a decision about velocity", key, scope: OF_WORKSPACE },
];
