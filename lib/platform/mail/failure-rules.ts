/**
 * What became of one attempt. ACCEPTED: the server took it on. REFUSED: it never will. FAILED: not this time.
 * UNKNOWN: it had the whole mail and then said nothing.
 */
export const MAIL_OUTCOMES = ["ACCEPTED", "REFUSED", "FAILED", "UNKNOWN"] as const;
export type MailOutcome = (typeof MAIL_OUTCOMES)[number];
export type Judgement = { readonly outcome: MailOutcome; readonly answer: string };

/** The part of nodemailer's errors that tells what happened. */
export type SendFailure = {
  readonly message: string;
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
};

const ANSWER_MAX = 500;

/** What a failure means, in words for people. `handedOver`: the whole mail was written to the server. */
export function judgeFailure(failure: SendFailure, handedOver: boolean): Judgement {
  if (failure.response && (failure.code === "EENVELOPE" || failure.code === "EMESSAGE")) {
    const isForEver = (failure.responseCode ?? 0) >= 500;
    return isForEver
      ? { outcome: "REFUSED", answer: said("The mail server refuses it", failure.response) }
      : { outcome: "FAILED", answer: said("The mail server puts it off", failure.response) };
  }
  if (handedOver) {
    const answer = "The mail server took the mail and did not answer: it may have arrived.";
    return { outcome: "UNKNOWN", answer };
  }
  return { outcome: "FAILED", answer: wordsFor(failure) };
}

/** What the server said when it took a mail on. */
export function acceptance(response: string): Judgement {
  return { outcome: "ACCEPTED", answer: said("The mail server took it", response) };
}

function wordsFor({ code, originalCode, response, message }: SendFailure): string {
  switch (code) {
    case "EAUTH":
    case "ENOAUTH":
      return said("The mail server does not accept the user name or password", response);
    case "EDNS":
      return "The name of the mail server is not known.";
    case "ETLS":
      return said("No safe connection to the mail server", message);
    case "EPROTOCOL":
      return said("What answers there does not speak as a mail server does", response);
    case "ETIMEDOUT":
    case "EABORT":
      return "The mail server did not answer in time.";
    case "ECONNECTION":
      return "The mail server closed the connection.";
    case "ESOCKET":
      return originalCode === "ECONNREFUSED"
        ? "No mail server answers there: the connection was refused."
        : said("The connection to the mail server broke", message);
    default:
      return said("The mail could not be handed over", response ?? message);
  }
}

function said(what: string, response: string | undefined): string {
  const words = (response ?? "")
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return words === "" ? `${what}.` : [...`${what}: ${words}`].slice(0, ANSWER_MAX).join("");
}
