import { expect, it } from "vitest";
import { looksLike } from "./name-rules";

it.each([
  ["Ada Lovelace", "ada lovelace"],
  ["Ada Lovelace", "AdaLovelace"],
  ["Ada Lovelace", "Ada  Lovelace"],
  ["Ada Lovelace", "Àda Lovélace"],
  ["Ada Lovelace", "Аda Lоvelаce"],
  ["Ada Lovelace", "Ａｄａ Ｌｏｖｅｌａｃｅ"],
  ["Al Gore", "AI Gore"],
  ["Al Gore", "A1 Gore"],
  ["Bob Moore", "B0b M00re"],
  ["Straße", "STRASSE"],
])("%s looks like %s", (one, other) => {
  expect(looksLike(one, other)).toBe(true);
});

it.each([
  ["Ada Lovelace", "Ada Lovelace-King"],
  ["Ada", "Ida"],
  ["Grace Hopper", "Grace Hooper"],
  ["Zoë", "Chloë"],
  ["李明", "李朋"],
])("%s does not look like %s", (one, other) => {
  expect(looksLike(one, other)).toBe(false);
});
