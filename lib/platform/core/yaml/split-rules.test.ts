import { describe, expect, it } from "vitest";
import { splitDocuments } from "./split-rules";

describe("the documents of a file", () => {
  it.each([
    ["one without a marker", "a: 1\nb: 2", [[1, 1, "a: 1\nb: 2"]]],
    ["one after a marker", "---\na: 1", [[1, 1, "\na: 1"]]],
    [
      "two, with their lines",
      "a: 1\n---\nb: 2\n",
      [
        [1, 1, "a: 1"],
        [2, 2, "\nb: 2\n"],
      ],
    ],
    ["none of comments alone", "# nothing\n---\n# here", []],
    ["what stands on the marker's line", "--- a\n", [[1, 1, " a\n"]]],
    [
      "one that is ended",
      "a: 1\n...\n---\nb: 2",
      [
        [1, 1, "a: 1"],
        [2, 3, "\nb: 2"],
      ],
    ],
    ["a text that has dashes inside", "a: |\n  ---\n  x", [[1, 1, "a: |\n  ---\n  x"]]],
    [
      "lines that end as Windows ends them",
      "a: 1\r\n---\r\nb: 2",
      [
        [1, 1, "a: 1"],
        [2, 2, "\nb: 2"],
      ],
    ],
  ])("are %s", (_, text, parts) => {
    const found = splitDocuments(text).map((each) => [each.document, each.firstLine, each.text]);
    expect(found).toEqual(parts);
  });
});
