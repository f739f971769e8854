import { DECLARE, RESOLVE, type Step } from "./step";

/** Ticks one item of the last phase, which has to be complete before an incident is closed. */
function tickFollowUp(at: number): readonly Step[] {
  return [
    { call: "GET /incidents/{number}/checklist", keep: { checklist: `4.items.${at}.id` } },
    { call: "PUT /incidents/{number}/checklist/{itemId}" },
  ];
}

/** Incidents that end otherwise. */
export const OTHER_ENDS: readonly Step[] = [
  DECLARE,
  { call: "POST /incidents/{number}/cancellation" },
  DECLARE,
  { call: "POST /incidents/{number}/acknowledgement" },
  RESOLVE,
  { call: "POST /incidents/{number}/postmortem/waiver" },
  ...tickFollowUp(1),
  ...tickFollowUp(2),
  { call: "POST /incidents/{number}/closure" },
  { call: "POST /imports/incidents" },
];
