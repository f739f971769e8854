import { randomInt } from "node:crypto";

/** A word that no other test uses: all of them share one database. */
export function rareWord(): string {
  const letters = Array.from({ length: 9 }, () => String.fromCharCode(97 + randomInt(26)));
  return `q${letters.join("")}`;
}
