import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { claimTelling } from "./sign-in-pace";

const claimAll = async (account: string, counts: readonly number[]) => {
  const told = await Promise.all(counts.map((strangers) => claimTelling(account, strangers)));
  return told.filter(Boolean).length;
};

describe("whether an owner is told of failures", () => {
  it("says so once for a mark, whoever passes it and however many at once", async () => {
    const account = randomUUID();
    expect(await claimAll(account, [1, 7])).toBe(0);
    // A right password was counted as the eighth, so no failure ever was.
    expect(await claimAll(account, [9, 10, 11, 12, 9])).toBe(1);
    expect(await claimAll(account, [8, 40, 79])).toBe(0);
    expect(await claimAll(account, [81, 82])).toBe(1);
  });

  it("counts each account apart", async () => {
    expect(await claimAll(randomUUID(), [8])).toBe(1);
    expect(await claimAll(randomUUID(), [8])).toBe(1);
  });
});
