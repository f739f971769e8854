const YEAR_S = 365 * 24 * 60 * 60;

/** Remembers a choice of the screen (theme, zone) for a year; the server reads it for the first paint. */
export function rememberChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
