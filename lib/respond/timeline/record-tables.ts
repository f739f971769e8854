import { OF_INCIDENT, type ProvedTable, type Scope } from "@/lib/platform/audit/proved-table";

const OF_ENTRY: Scope = {
  stream: "(SELECT 'incident:' || p.incident_id FROM timeline_entry p WHERE p.id = r.entry_id)",
  ofIncidents: "r.entry_id in (select id from timeline_entry where incident_id = any($ids))",
  ofWorkspace: null,
};

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "timeline_entry", name: "a timeline entry", key: { id: "uuid" }, scope: OF_INCIDENT },
  {
    table: "timeline_revision",
    name: "a revision of a timeline entry",
    key: { id: "uuid" },
    scope: OF_ENTRY,
  },
];
