import { expect, it } from "vitest";
import { cleanStrangeText } from "./strange-text";

it("keeps what can be read, on one line", () => {
  expect(cleanStrangeText("  ada@example.org\r\n", 100)).toBe("ada@example.org");
  expect(cleanStrangeText("a\u0000b\u202Ec\u2066d\u200Be\u2028f", 100)).toBe("a b c d e f");
  expect(cleanStrangeText("half \ud83d", 100)).toBe("half");
});

it("cuts what is long, also between the halves of a character", () => {
  expect(cleanStrangeText("x".repeat(1_000_000), 10)).toBe(`${"x".repeat(9)}…`);
  expect(cleanStrangeText("😀".repeat(20), 10).isWellFormed()).toBe(true);
  expect(cleanStrangeText("\u0007".repeat(1_000_000), 10)).toBe("");
});
