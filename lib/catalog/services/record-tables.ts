import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "service", name: "a service", key: { id: "uuid" }, scope: OF_WORKSPACE },
  {
    table: "service_dependency",
    name: "a dependency of a service",
    key: { service_id: "uuid", depends_on_id: "uuid" },
    scope: OF_WORKSPACE,
  },
];
