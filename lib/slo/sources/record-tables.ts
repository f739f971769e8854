import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  {
    table: "data_source",
    name: "a data source",
    key: { id: "uuid" },
    scope: OF_WORKSPACE,
    leftOut: ["checked_at", "check_failed"],
  },
];
