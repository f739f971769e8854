import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "app_user", name: "a person", key: { id: "uuid" }, scope: OF_WORKSPACE },
  { table: "invitation", name: "an invitation", key: { id: "uuid" }, scope: OF_WORKSPACE },
  {
    table: "api_token",
    name: "an API token",
    key: { id: "uuid" },
    scope: OF_WORKSPACE,
    leftOut: ["last_used_at", "told_at"],
  },
  {
    table: "identity",
    name: "an identity",
    key: { provider: "text", subject: "text" },
    scope: OF_WORKSPACE,
  },
];

/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  password_reset: "Links that end within hours; that one was made or used is an event.",
  session: "Sign-ins, which end by themselves; that one was opened is an event.",
} as const;
