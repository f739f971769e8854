import { type Duties, listDuties } from "@/lib/people/people/duty-rules";
import type { Rule } from "./news";

/** What people are told of their own account: all that somebody else might have done. */
export const ACCOUNT_RULES: readonly (readonly [string, Rule])[] = [
  [
    "account.sign-ins-failed",
    ({ failures, ip }, _before, { subjectId }) => ({
      kind: "SIGN_INS_FAILED",
      to: { person: subjectId },
      sentence: `Somebody entered ${String(failures)} wrong passwords for your account, the last from ${from(ip)}. Nobody got in by that.`,
      place: "own-sessions",
    }),
  ],
  [
    "session.opened",
    ({ isNewDevice, device }, _before, { subjectId }) =>
      isNewDevice === true
        ? {
            kind: "NEW_DEVICE",
            to: { person: subjectId },
            sentence: `Your account was signed in to on a device that is new here: ${String(device)}.`,
            place: "own-sessions",
          }
        : null,
  ],
  [
    "account.password-reset",
    (_after, _before, { subjectId }) => ({
      kind: "PASSWORD_CHANGED",
      to: { person: subjectId },
      sentence: "Your password was changed through a link, and your sessions ended.",
      place: "own-account",
    }),
  ],
  [
    "account.reset-sent",
    ({ by }, _before, { subjectId }) =>
      typeof by === "string"
        ? {
            kind: "PASSWORD_CHANGED",
            to: { person: subjectId },
            sentence: `${by} made a link to change your password.`,
            place: "own-account",
          }
        : null,
  ],
  [
    "people.disabled",
    ({ name, handedTo, duties }) => {
      const list = listDuties(duties as Duties);
      if (typeof handedTo !== "string" || list.length === 0) return null;
      return {
        kind: "ASSIGNED",
        to: { person: handedTo },
        sentence: `The access of ${String(name)} ended, and what they had to do is yours now: ${list.join(", ")}.`,
        place: "own-action-items",
      };
    },
  ],
  [
    "token.ends-soon",
    ({ name, userId, endsOn }) => ({
      kind: "TOKEN_ENDS",
      to: { person: String(userId) },
      sentence: `Your API token ${String(name)} ends on ${String(endsOn)}.`,
      place: "own-tokens",
    }),
  ],
];

function from(ip: unknown): string {
  return typeof ip === "string" ? ip : "an unknown address";
}
