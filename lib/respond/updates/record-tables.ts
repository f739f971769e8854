import { OF_INCIDENT, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "status_update", name: "an update", key: { id: "uuid" }, scope: OF_INCIDENT },
  { table: "update_pause", name: "a pause of updates", key: { id: "uuid" }, scope: OF_INCIDENT },
];
