import { OF_INCIDENT, OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "checklist_item", name: "a checklist item", key: { id: "uuid" }, scope: OF_INCIDENT },
  {
    table: "checklist_template_revision",
    name: "a checklist template",
    key: { id: "uuid" },
    scope: OF_WORKSPACE,
  },
];
