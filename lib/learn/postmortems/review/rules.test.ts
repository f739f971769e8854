import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canGiveVerdict,
  canPublish,
  canRequestReview,
  canRevise,
  canWithdrawReview,
  derivePostmortemState,
  POSTMORTEM_STATES,
  type ReviewFacts,
  VERDICTS,
} from "./rules";

const DRAFT: ReviewFacts = {
  isPublished: false,
  isRequested: false,
  authors: ["ada"],
  verdicts: [],
};
const ASKED: ReviewFacts = { ...DRAFT, isRequested: true };
const approvedBy = (...people: string[]) =>
  people.map((by) => ({ by, verdict: "APPROVED" as const }));
const objection = { by: "grace", verdict: "CHANGES_REQUESTED" } as const;

describe("the state of a postmortem", () => {
  it.each<[string, ReviewFacts, string]>([
    ["nobody was asked", DRAFT, "DRAFT"],
    ["nobody answered", ASKED, "IN_REVIEW"],
    ["a reviewer approved", { ...ASKED, verdicts: approvedBy("grace") }, "APPROVED"],
    ["only its author approved", { ...ASKED, verdicts: approvedBy("ada") }, "IN_REVIEW"],
    [
      "a reviewer who wrote some of it approved",
      { ...ASKED, authors: ["ada", "grace"], verdicts: approvedBy("grace") },
      "IN_REVIEW",
    ],
    [
      "two who both wrote approved each other's words",
      { ...ASKED, authors: ["ada", "grace"], verdicts: approvedBy("ada", "grace") },
      "APPROVED",
    ],
    [
      "one approved and one objects",
      { ...ASKED, verdicts: [...approvedBy("linus"), objection] },
      "CHANGES_REQUESTED",
    ],
    ["it was published", { ...ASKED, isPublished: true, verdicts: [objection] }, "PUBLISHED"],
  ])("when %s", (_when, facts, state) => {
    expect(derivePostmortemState(facts)).toBe(state);
  });

  it("is never approved by one person alone who wrote of it, nor against an objection", () => {
    const people = ["ada", "grace", "linus", "barbara"];
    const anyFacts = fc.record({
      isPublished: fc.constant(false),
      isRequested: fc.boolean(),
      authors: fc.subarray(people),
      verdicts: fc.uniqueArray(
        fc.record({ by: fc.constantFrom(...people), verdict: fc.constantFrom(...VERDICTS) }),
        { selector: ({ by }) => by },
      ),
    });
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (derivePostmortemState(facts) !== "APPROVED") return;
        const approvers = facts.verdicts.map(({ by }) => by);
        expect(facts.verdicts.every(({ verdict }) => verdict === "APPROVED")).toBe(true);
        for (const author of facts.authors) {
          expect(approvers.some((by) => by !== author)).toBe(true);
        }
      }),
    );
  });
});

describe("what each state allows", () => {
  const allowed = (rule: (state: (typeof POSTMORTEM_STATES)[number]) => unknown) =>
    POSTMORTEM_STATES.filter((state) => rule(state) === null);

  it("asks for review until it is published, again after changes", () => {
    expect(allowed(canRequestReview)).toEqual([
      "DRAFT",
      "IN_REVIEW",
      "CHANGES_REQUESTED",
      "APPROVED",
    ]);
  });

  it("takes verdicts, and takes the review back, while one runs", () => {
    const running = ["IN_REVIEW", "CHANGES_REQUESTED", "APPROVED"];
    expect(allowed(canGiveVerdict)).toEqual(running);
    expect(allowed(canWithdrawReview)).toEqual(running);
  });

  it("works on a published text only after it was opened again", () => {
    expect(allowed(canRevise)).toEqual(["PUBLISHED"]);
  });

  it("publishes only what is approved, and says what is missing", () => {
    expect(allowed(canPublish)).toEqual(["APPROVED"]);
    const sentences = POSTMORTEM_STATES.map((state) => canPublish(state)?.message);
    expect(new Set(sentences).size).toBe(POSTMORTEM_STATES.length);
  });
});
