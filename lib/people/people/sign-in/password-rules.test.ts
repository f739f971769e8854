import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, it } from "vitest";
import { isCommon, isPersonal } from "./password-rules";

const WELL_KNOWN = dictionary["passwords-common"] as string[];
const KNOWN = new Set(WELL_KNOWN);
const ADA = { name: "Ada Lovelace", email: "ada.king@example.org" };

describe("a password that everybody tries first", () => {
  it("is any of the 10,000 best known, in any case, bare or with digits and signs around it", () => {
    const best = WELL_KNOWN.slice(0, 10_000);
    expect(best).toHaveLength(10_000);
    const forms = (word: string) => [word, word.toUpperCase(), `${word}2026!`, `123${word}!`];
    const missed = best.filter((word) => !isCommon(word, KNOWN));
    expect(missed).toEqual([]);
    const letters = best.filter((word) => /^[a-z]+$/.test(word));
    expect(letters.flatMap(forms).filter((form) => !isCommon(form, KNOWN))).toEqual([]);
  });

  it.each([
    "password1234",
    "Password2026!",
    "123456789012",
    "987654321098",
    "qwertyuiopas",
    "aaaaaaaaaaaa",
    "121212121212",
    "Welcome12345",
    "changeme!!!!",
    "dragondragon",
  ])("is %s", (password) => {
    expect(isCommon(password, KNOWN)).toBe(true);
  });

  it.each([
    "correct horse battery",
    "841209637512",
    "passwordless life",
    "Tr0ub4dor&3xyz",
    "пароль-длинный",
  ])("is not %s", (password) => {
    expect(isCommon(password, KNOWN)).toBe(false);
  });
});

describe("a password made of the person", () => {
  it.each([
    "Ada.King@Example.org",
    "adalovelace1815",
    "LovelaceAda!!1",
    "Àda-Lovélace",
    "Muster2026!!",
    "musterMUSTER",
    "example.org2026",
    "ada-muster-1",
  ])("is %s", (password) => {
    expect(isPersonal(password, ADA)).toBe(true);
  });

  it.each(["ada wrote the notes", "correct horse battery", "841209637512", "Muster the troops"])(
    "is not %s",
    (password) => {
      expect(isPersonal(password, ADA)).toBe(false);
    },
  );
});
