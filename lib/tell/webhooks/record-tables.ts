import { OF_WORKSPACE, type ProvedTable } from "@/lib/platform/audit/proved-table";

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  {
    table: "webhook_endpoint",
    name: "a webhook",
    key: { id: "uuid" },
    scope: OF_WORKSPACE,
    leftOut: ["last_success_at", "failing_since", "given_up_in_a_row", "busy_until"],
  },
];

/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  webhook_delivery: "How a message went out; what it told of is in the chain.",
  webhook_attempt: "How a message went out; what it told of is in the chain.",
} as const;
