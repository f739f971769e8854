import "server-only";
import { randomInt } from "node:crypto";

/** Seven digits: still said and typed with ease, and no sequence counts that far. */
const LEAST = 1_000_000;
const MOST = 9_999_999;

/**
 * A number for something that few may know of. It is drawn by lot, apart from the sequence that others see, so that
 * neither a gap there nor the number itself tells how many there are (docs/decisions/restricted-numbers.md).
 * @param countOf how many have a number already
 */
export async function drawHiddenNumber(
  countOf: (number: number) => Promise<number>,
): Promise<number> {
  for (;;) {
    const number = randomInt(LEAST, MOST + 1);
    if ((await countOf(number)) === 0) return number;
  }
}
