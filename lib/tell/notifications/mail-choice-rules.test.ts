import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAIL_CHOICES, mailChoices, nameOfKind } from "./mail-choice-rules";
import { NOTIFICATION_KINDS } from "./news";

describe("when a kind is mailed", () => {
  it("is at once for a broken promise, and rolled up otherwise, for who chose nothing", () => {
    expect(mailChoices([])).toMatchObject({ BREACH: "AT_ONCE", MENTION: "ROLLED_UP" });
    expect(Object.values(mailChoices([]))).not.toContain("OFF");
  });

  it("is what the person chose, for the kinds they chose it for", () => {
    const chosen = fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...NOTIFICATION_KINDS),
        mail: fc.constantFrom(...MAIL_CHOICES),
      }),
      { selector: ({ kind }) => kind },
    );
    fc.assert(
      fc.property(chosen, (rows) => {
        const choices = mailChoices(rows);
        expect(Object.keys(choices).sort()).toEqual([...NOTIFICATION_KINDS].sort());
        const own = Object.fromEntries(rows.map(({ kind, mail }) => [kind, mail]));
        expect(choices).toEqual({ ...mailChoices([]), ...own });
      }),
    );
  });

  it("can be said of every kind", () => {
    for (const kind of NOTIFICATION_KINDS) expect(nameOfKind(kind)).not.toBe("");
  });
});
