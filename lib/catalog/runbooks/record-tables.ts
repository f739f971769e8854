import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "runbook", name: "a runbook", key: { id: "uuid" }, scope: OF_WORKSPACE },
  {
    table: "runbook_service",
    name: "a service of a runbook",
    key: { runbook_id: "uuid", service_id: "uuid" },
    scope: OF_WORKSPACE,
  },
  {
    table: "runbook_revision",
    name: "a revision of a runbook",
    key: { runbook_id: "uuid", number: "int" },
    scope: OF_WORKSPACE,
  },
  {
    table: "runbook_review",
    name: "a review of a runbook",
    key: { id: "uuid" },
    scope: OF_WORKSPACE,
  },
];
