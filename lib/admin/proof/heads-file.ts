import { isSigned, type Signer } from "./signing-key";

export type Head = { readonly stream: string; readonly seq: number; readonly hash: string };

/** Where all chains ended at one moment, as it was signed. */
export type HeadsFile = {
  readonly takenAt: string;
  readonly heads: readonly Head[];
  readonly publicKey: string;
};

const FIRST_LINE = /^muster-heads 1 (\S+)$/;
const HEAD_LINE = /^(\S+) (\d+) ([0-9a-f]{64})$/;

/**
 * Writes heads as text that people and programs read alike: a line about it, a line for each stream with its
 * length and newest hash, the public key, and the signature of everything before it.
 */
export function writeHeads(heads: readonly Head[], takenAt: Date, signer: Signer): string {
  const lines = heads.map(({ stream, seq, hash }) => `${stream} ${seq} ${hash}`);
  const signed = [`muster-heads 1 ${takenAt.toISOString()}`, ...lines, `key ${signer.publicKey}`];
  const text = `${signed.join("\n")}\n`;
  return `${text}signature ${signer.sign(text)}\n`;
}

/**
 * Reads such a text, also out of a mail that says something before and after it.
 * @param trusted the public key that has to have signed it; null: whichever it names
 * @throws Error when it is none, was changed, or another key signed it
 */
export function readHeads(text: string, trusted: string | null): HeadsFile {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => FIRST_LINE.test(line));
  const last = lines.findIndex((line) => line.startsWith("signature "));
  if (first < 0 || last < first)
    throw new Error("This is no file of heads, or its end is missing.");
  const publicKey = /^key (\S+)$/.exec(lines[last - 1] ?? "")?.[1] ?? "";
  const signature = lines[last]?.slice("signature ".length).trim() ?? "";
  const signed = `${lines.slice(first, last).join("\n")}\n`;
  if (!isSigned(signed, publicKey, signature)) {
    throw new Error("The file of heads was changed: its signature does not fit.");
  }
  if (trusted !== null && trusted !== publicKey) {
    throw new Error("The file of heads was signed with another key than this Muster's.");
  }
  const heads = lines.slice(first + 1, last - 1).map(readHead);
  return { takenAt: FIRST_LINE.exec(lines[first] ?? "")?.[1] ?? "", heads, publicKey };
}

function readHead(line: string): Head {
  const [, stream, seq, hash] = HEAD_LINE.exec(line) ?? [];
  if (!stream || !seq || !hash) throw new Error(`This line is no head of a stream: ${line}`);
  return { stream, seq: Number(seq), hash };
}
