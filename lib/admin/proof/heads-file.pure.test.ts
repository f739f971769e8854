import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readHeads, writeHeads } from "./heads-file";
import type { Signer } from "./signing-key";

const HEADS = [
  { stream: "incident:1", seq: 3, hash: "a".repeat(64) },
  { stream: "workspace", seq: 12, hash: "b".repeat(64) },
];
const AT = new Date("2026-11-27T03:30:00Z");

describe("a file of heads", () => {
  const own = makeSigner();
  const text = writeHeads(HEADS, AT, own);

  it("reads as it was written, also out of a mail", () => {
    const read = { takenAt: AT.toISOString(), heads: HEADS, publicKey: own.publicKey };
    expect(readHeads(text, own.publicKey)).toEqual(read);
    const mail = `Keep this.\r\n\r\n${text.replaceAll("\n", "\r\n")}\r\n-- \r\nMuster`;
    expect(readHeads(mail, null)).toEqual(read);
  });

  it.each([
    ["a changed number", text.replace(" 3 ", " 2 "), /signature does not fit/],
    ["a line less", text.replace(/^workspace.*\n/m, ""), /signature does not fit/],
    ["another time", text.replace("2026", "2025"), /signature does not fit/],
    ["no signature", text.replace(/^signature.*\n/m, ""), /end is missing/],
    ["nothing", "", /no file of heads/],
    ["garbage for a key", text.replace(/^key .*$/m, "key x"), /signature does not fit/],
  ])("is refused with %s", (_what, changed, says) => {
    expect(() => readHeads(changed, own.publicKey)).toThrow(says);
  });

  it("is refused when somebody else signed it", () => {
    const forged = writeHeads(HEADS, AT, makeSigner());
    expect(() => readHeads(forged, own.publicKey)).toThrow(/another key/);
  });
});

function makeSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString("base64"),
  };
}
