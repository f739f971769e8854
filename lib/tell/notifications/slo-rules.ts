import type { NewsRules } from "./news";

const DOES = {
  CONTINUE: "may ship as planned again",
  SLOW_DOWN: "is to slow down",
  FREEZE: "is frozen",
} as const;

/** What people are told of budgets. */
export const SLO_RULES: NewsRules = {
  "slo.alert-fired": ({ after: { number, name, says, serviceId } }) => ({
    kind: "BUDGET_BURNING",
    to: { answersFor: serviceId },
    sentence: `SLO-${number} (${name}): ${says}`,
    place: "slo",
  }),
  "velocity.changed": ({ after: { name, decision, because } }, serviceId) => ({
    kind: "VELOCITY_CHANGED",
    to: { answersFor: serviceId },
    sentence: `${name} ${DOES[decision]}. ${because}`,
    place: "service",
  }),
};
