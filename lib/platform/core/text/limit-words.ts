/** How every sentence about too many requests begins; what the front door says reaches a form as text alone. */
export const LIMIT_OPENS = "Too many requests";

/** "Too many requests: try again in 12 seconds." @param seconds until it is worth trying, 1 or more */
export function sayWait(what: string, seconds: number): string {
  const isLong = seconds >= 120;
  const count = isLong ? Math.ceil(seconds / 60) : seconds;
  const unit = `${isLong ? "minute" : "second"}${count === 1 ? "" : "s"}`;
  return `Too many ${what}: try again in ${count} ${unit}.`;
}

/** What a page's error boundary learns of a limit: errors reach the browser as a digest only. */
export function limitDigest(seconds: number): string {
  return `LIMIT ${seconds}`;
}

/** The seconds out of such a digest; null for any other error. */
export function readLimitDigest(digest: string | undefined): number | null {
  const seconds = /^LIMIT (\d{1,6})$/.exec(digest ?? "")?.[1];
  return seconds === undefined ? null : Number(seconds);
}
