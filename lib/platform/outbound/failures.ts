/** A request that was not made: its message is a sentence. */
export class Refused extends Error {}

/** Whom a request goes to, as sentences call them. */
export type Whom = "receiver" | "data source";

/** Why no answer came, as a sentence. */
export function explainFailure(
  error: unknown,
  isTimeUp: boolean,
  patienceMs: number,
  whom: Whom,
): string {
  if (error instanceof Refused) return error.message;
  if (isTimeUp) return `No answer within ${patienceMs / 1_000} s.`;
  const code = codeOf(error);
  const known = SENTENCES.get(code);
  if (known) return known.replace("receiver", whom);
  if (code.startsWith("HPE_")) return `The ${whom} answered something that is not HTTP.`;
  const message = error instanceof Error ? error.message : String(error);
  const words = [code, message].filter(Boolean).join(": ");
  return `The request failed: ${words.slice(0, 300).replaceAll("\u0000", "").toWellFormed()}.`;
}

const SENTENCES: ReadonlyMap<string, string> = new Map([
  ["ENOTFOUND", "The name of the receiver does not resolve."],
  ["EAI_AGAIN", "The name server did not answer."],
  ["ECONNREFUSED", "Nothing listens at the receiver's address."],
  ["ECONNRESET", "The receiver closed the connection without an answer."],
  ["EPIPE", "The receiver closed the connection without an answer."],
  ["EHOSTUNREACH", "There is no way to the receiver's host."],
  ["ENETUNREACH", "There is no way to the receiver's network."],
  ["ETIMEDOUT", "The receiver did not take the connection."],
  ["CERT_HAS_EXPIRED", "The receiver's certificate has expired."],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "The receiver's certificate is signed by itself."],
  ["SELF_SIGNED_CERT_IN_CHAIN", "The receiver's certificate comes from an unknown authority."],
  [
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "The receiver's certificate comes from an unknown authority.",
  ],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "The receiver's certificate is for another name."],
]);

/** Several addresses that all failed come as one error around theirs. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}
