import { OF_INCIDENT, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  {
    table: "rollback_decision",
    name: "a rollback decision",
    key: { id: "uuid" },
    scope: OF_INCIDENT,
  },
];
