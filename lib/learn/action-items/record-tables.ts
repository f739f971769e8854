import type { ProvedTable, Scope } from "@/lib/platform/audit/proved-table";

const OF_EITHER: Scope = {
  stream: "coalesce('incident:' || r.incident_id, 'workspace')",
  ofIncidents: "r.incident_id = any($ids)",
  ofWorkspace: "r.incident_id is null",
};
const OF_ITEM: Scope = {
  stream:
    "(SELECT coalesce('incident:' || i.incident_id, 'workspace') FROM action_item i WHERE i.id = r.item_id)",
  ofIncidents: "r.item_id in (select id from action_item where incident_id = any($ids))",
  ofWorkspace: "r.item_id in (select id from action_item where incident_id is null)",
};

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "action_item", name: "an action item", key: { id: "uuid" }, scope: OF_EITHER },
  {
    table: "action_item_postponement",
    name: "a postponement",
    key: { id: "uuid" },
    scope: OF_ITEM,
  },
  {
    table: "action_item_comment",
    name: "a comment on an action item",
    key: { id: "uuid" },
    scope: OF_ITEM,
  },
];

/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  action_item_reminder: "That a digest was sent; the event that tells of it is in the chain.",
} as const;
