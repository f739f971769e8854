/** Where people land who asked for no page in particular. */
const BOARD = "/incidents";

/**
 * Where to go after sign-in: the page that was asked for, if it is one of ours. Anything that a browser
 * could read as another site is refused, since anybody can write a link to the sign-in page.
 */
export function safeReturn(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return BOARD;
  // Browsers drop control characters and read a backslash as a slash.
  if (/[\p{Cc}\\]/u.test(next) || !URL.canParse(next, "http://muster.invalid")) return BOARD;
  const { origin, pathname, search } = new URL(next, "http://muster.invalid");
  const isOurs = origin === "http://muster.invalid" && !pathname.startsWith("//");
  return isOurs && !/^\/(sign-in|welcome|invite|forgot|reset|api)(\/|$)/.test(pathname)
    ? pathname + search
    : BOARD;
}

/** The sign-in page, remembering what was asked for. `asked` is a request's path and query. */
export function signInAddress(asked: string | null): string {
  const url = new URL(safeReturn(asked), "http://muster.invalid");
  // Next's own mark on requests for a page's data.
  url.searchParams.delete("_rsc");
  const next = url.pathname + url.search;
  return next === BOARD ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
