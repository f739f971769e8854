import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "team", name: "a team", key: { id: "uuid" }, scope: OF_WORKSPACE },
  {
    table: "team_member",
    name: "a member of a team",
    key: { team_id: "uuid", user_id: "uuid" },
    scope: OF_WORKSPACE,
  },
];
