/** Why single sign-on did not let a person in; each stands in the address of the sign-in page. */
export const SIGN_IN_REFUSALS = [
  "Unverified",
  "NoRole",
  "Disabled",
  "StateMismatch",
  "ProviderDown",
  "Cancelled",
  "ProviderRefused",
] as const;
export type SignInRefusal = (typeof SIGN_IN_REFUSALS)[number];

/**
 * What an error on the way to the provider and back was, as far as next-auth and the client under it tell: by
 * the text of the check that failed, or by the code of the lost connection.
 */
export function refusalOf(error: unknown): SignInRefusal {
  const { name, message, code } = partsOf(error);
  if (code === "access_denied" || message.includes("access_denied")) return "Cancelled";
  if (/state|nonce|pkce|code_verifier|cookie was missing/i.test(message)) return "StateMismatch";
  const isLost = /^(E[A-Z]{4,}|UND_ERR)/.test(code) || name === "TimeoutError";
  if (isLost || /timed? ?out|ECONN|ENOTFOUND|expected 200/i.test(message)) return "ProviderDown";
  return "ProviderRefused";
}

function partsOf(error: unknown): { name: string; message: string; code: string } {
  if (typeof error !== "object" || error === null) {
    return { name: "", message: String(error), code: "" };
  }
  const { name, message, code, error: inner, cause } = error as Record<string, unknown>;
  const own = { name: text(name), message: text(message), code: text(code) };
  if (own.code === "" && typeof inner === "object" && inner !== null) return partsOf(inner);
  if (own.code === "" && typeof cause === "object" && cause !== null) return partsOf(cause);
  return own.code === "" && typeof inner === "string" ? { ...own, code: inner } : own;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
