import { randomInt } from "node:crypto";

/** A word that no other test uses: all of them share one database. No letter comes twice, so swapping two changes it. */
export function rareWord(): string {
  const left = Array.from("abcdefghijklmnoprstuvwxyz");
  const letters = Array.from({ length: 9 }, () => left.splice(randomInt(left.length), 1));
  return `q${letters.join("")}`;
}
