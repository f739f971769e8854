import { expect, it } from "vitest";
import { findAnything } from "@/lib/find/search/find";
import { signIn } from "@/lib/testing/core/people";
import { listLibrary } from "./list-library";

/** What a parser of searches may stumble over: nothing but its signs, many of them, without their pair. */
const ODD = [
  "-",
  "--",
  "- -",
  "-a ",
  '"',
  "(",
  ")",
  "|",
  "&",
  "!",
  "<->",
  "\\",
  "or",
  "and",
  "'",
  ":*",
  "a:",
  "%",
  "_",
];

it.each(ODD)(
  "a search for %s, once or two hundred times, finds nothing rather than failing",
  async (sign) => {
    const actor = await signIn("VIEWER");
    for (const q of [
      sign,
      sign.repeat(200).slice(0, 200),
      `${sign} `.repeat(100).slice(0, 200),
      `a${sign}`,
      `${sign}a`,
    ]) {
      const { items } = await listLibrary.execute(actor, { q });
      expect([q, items]).toEqual([q, []]);
      await findAnything.execute(actor, { q });
    }
  },
);
