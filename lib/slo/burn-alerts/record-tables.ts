import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  {
    table: "burn_alert",
    name: "a burn-rate alert",
    key: { id: "uuid" },
    scope: OF_WORKSPACE,
    leftOut: ["calm_since"],
  },
];
