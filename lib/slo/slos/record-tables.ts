import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "slo", name: "an SLO", key: { id: "uuid" }, scope: OF_WORKSPACE },
  {
    table: "slo_definition",
    name: "a definition of an SLO",
    key: { slo_id: "uuid", number: "int" },
    scope: OF_WORKSPACE,
  },
  {
    table: "slo_exclusion",
    name: "an exclusion of an SLO",
    key: { id: "uuid" },
    scope: OF_WORKSPACE,
  },
];
