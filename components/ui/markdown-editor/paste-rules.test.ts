import { describe, expect, it } from "vitest";
import { cellsOfTsv, linkOf, tableOf } from "./paste-rules";

describe("cellsOfTsv", () => {
  it("reads what a spreadsheet copies", () => {
    expect(cellsOfTsv("Host\tState\r\ndb1\tdown\r\n")).toEqual([
      ["Host", "State"],
      ["db1", "down"],
    ]);
  });

  it("leaves other text alone", () => {
    for (const text of ["one line\twith a tab", "two\nlines", "a\tb\nc", ""])
      expect(cellsOfTsv(text)).toBeNull();
  });
});

describe("tableOf", () => {
  it("makes a table whose cells cannot break it", () => {
    expect(tableOf([["Host", "Says"], ["db1", "a | b\nc"], ["db2"]])).toBe(
      "| Host | Says |\n| --- | --- |\n| db1 | a \\| b c |\n| db2 |  |\n",
    );
  });
});

describe("linkOf", () => {
  it("makes a link over words, and an image of a picture's address", () => {
    expect(linkOf(" https://example.org/a_(b) ", "the graph")).toBe(
      "[the graph](https://example.org/a_%28b%29)",
    );
    expect(linkOf("https://example.org/x", "see [1]")).toBe("[see \\[1\\]](https://example.org/x)");
    expect(linkOf("https://example.org/error-rate.png?w=2", "")).toBe(
      "![error rate](https://example.org/error-rate.png?w=2)",
    );
  });

  it("leaves everything else as it is", () => {
    for (const [text, words] of [
      ["https://example.org/x", ""],
      ["https://example.org/x", "two\nlines"],
      ["see https://example.org", "words"],
      ["javascript:alert(1)", "words"],
      ["plain", "words"],
    ] as const)
      expect(linkOf(text, words)).toBeNull();
  });
});
