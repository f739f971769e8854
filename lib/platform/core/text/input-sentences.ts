import type { z } from "zod";

const EXPECTED: Readonly<Record<string, string>> = {
  string: "Give a text.",
  number: "Give a number.",
  int: "Give a whole number.",
  boolean: "Give true or false.",
  array: "Give a list.",
  object: "Give an object.",
  record: "Give an object.",
};

/** What is wrong with a value, as a sentence that says what to do; for schemas without one of their own. */
export const sayWhy: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "This field is missing.";
      return EXPECTED[issue.expected] ?? "This is not of the kind that belongs here.";
    case "too_small":
      if (issue.inclusive === false) return `It has to be more than ${issue.minimum}.`;
      return `${leastOf(issue.origin)} ${issue.minimum}.`;
    case "too_big":
      return `${mostOf(issue.origin)} ${issue.maximum}.`;
    case "invalid_value":
      return `Choose ${issue.values.map(String).join(", ")}.`;
    case "invalid_key":
      return "There is no such name here.";
    case "unrecognized_keys":
      return "There are fields that are not known here.";
    default:
      return "This is not written as it has to be.";
  }
};

function leastOf(origin: string): string {
  if (origin === "array") return "The least number of entries is";
  return origin === "string" ? "The least number of characters is" : "The least is";
}

function mostOf(origin: string): string {
  if (origin === "array") return "The most entries are";
  return origin === "string" ? "The most characters are" : "The most is";
}
