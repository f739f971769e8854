import { hkdfSync } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Header } from "./format";

/** Tells two secrets apart and says nothing about either. */
export function fingerprintOf(secret: string): string {
  const bytes = hkdfSync("sha256", secret, "", "muster backup fingerprint", 16);
  return Buffer.from(bytes).toString("hex");
}

/**
 * After a restore: puts the backup's secret where Muster keeps its own, or says what is missing.
 * @param file where the secret is kept while NEXTAUTH_SECRET is not given
 * @returns a sentence for the person, or null when nothing has to be done
 */
export function keepSecret(header: Header, file: string, env = process.env): string | null {
  const current = env.NEXTAUTH_SECRET ?? "";
  if (!header.secretFingerprint || header.secretFingerprint === fingerprintOf(current)) return null;
  if (!header.secret) {
    return (
      "The backup was taken with another NEXTAUTH_SECRET, which is not in it. Set that one, or put it into " +
      `${file}; otherwise each webhook needs a new signing secret, and everybody signs in again.`
    );
  }
  const isKept = existsSync(file) && readFileSync(file, "utf8").trim() === current;
  if (!isKept)
    return "NEXTAUTH_SECRET is not the backup's: set it to the one in the first line that `zcat` shows of the backup.";
  renameSync(file, `${file}.before-restore`);
  writeFileSync(file, header.secret, { mode: 0o600 });
  return `Put the backup's secret into ${file}; the one before is beside it.`;
}
