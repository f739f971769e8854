import { OF_INCIDENT, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "incident_import", name: "an import", key: { digest: "text" }, scope: OF_INCIDENT },
];
