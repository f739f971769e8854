import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headerText, messageIdOf } from "./header-rules";

const anything = fc.string({ unit: "binary", maxLength: 400 });

describe("a header", () => {
  it("is one line, whatever text it is made of", () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(headerText(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect([...headerText(text)].length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it("cannot become two", () => {
    expect(headerText("Down\r\nBcc: everybody@example.org")).toBe(
      "Down Bcc: everybody@example.org",
    );
  });

  it("keeps what it can", () => {
    expect(headerText("Zahlungen fallen aus – 50 %")).toBe("Zahlungen fallen aus – 50 %");
  });
});

describe("a message's name", () => {
  it.each([
    ["Muster <muster@example.org>", "<a-1@example.org>"],
    ["muster@mail.example.org", "<a-1@mail.example.org>"],
    ["nobody", "<a-1@localhost>"],
  ])("from %s is %s", (from, id) => {
    expect(messageIdOf("a-1", from)).toBe(id);
  });

  it("is one word in angle brackets, whatever it is made of", () => {
    fc.assert(
      fc.property(anything, (name) => {
        expect(messageIdOf(name, "m@example.org")).toMatch(/^<[\w.-]*@example\.org>$/);
      }),
    );
  });
});
