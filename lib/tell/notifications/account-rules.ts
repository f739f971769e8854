import { listDuties } from "@/lib/people/people/duty-rules";
import type { News, NewsRules } from "./news";

/** What people are told of their own account: all that somebody else might have done. */
export const ACCOUNT_RULES: NewsRules = {
  "account.sign-ins-failed": ({ after: { failures, ip } }, person) => ({
    kind: "SIGN_INS_FAILED",
    to: { person },
    sentence: `Somebody entered ${failures} wrong passwords for your account, the last from ${ip ?? "an unknown address"}. Nobody got in by that.`,
    place: "own-sessions",
  }),
  "session.opened": ({ after: { isNewDevice, device = "an unknown one" } }, person) =>
    isNewDevice === true
      ? {
          kind: "NEW_DEVICE",
          to: { person },
          sentence: `Your account was signed in to on a device that is new here: ${device}.`,
          place: "own-sessions",
        }
      : null,
  "account.password-reset": (_, person) =>
    passwordChanged(person, "Your password was changed through a link, and your sessions ended."),
  "account.reset-sent": ({ after: { by } }, person) =>
    passwordChanged(person, `${by} made a link to change your password.`),
  "people.disabled": ({ after: { name, handedTo, duties } }) => {
    const list = listDuties({ teams: 0, runbooks: 0, ...duties });
    if (handedTo === null || list.length === 0) return null;
    return {
      kind: "ASSIGNED",
      to: { person: handedTo },
      sentence: `The access of ${name} ended, and what they had to do is yours now: ${list.join(", ")}.`,
      place: "own-action-items",
    };
  },
  "token.ends-soon": ({ after: { name, userId, endsOn } }) => ({
    kind: "TOKEN_ENDS",
    to: { person: userId },
    sentence: `Your API token ${name} ends on ${endsOn}.`,
    place: "own-tokens",
  }),
};

function passwordChanged(person: string, sentence: string): News {
  return { kind: "PASSWORD_CHANGED", to: { person }, sentence, place: "own-account" };
}
