import { limitDigest } from "./text/limit-words";

/** The six ways Muster says no (docs/rules/house.md); docs/api.md gives each its HTTP status. */
export const ERROR_CODES = [
  "UNAUTHORIZED",
  "FORBIDDEN",
  "NOT_FOUND",
  "INVALID",
  "CONFLICT",
  "LIMIT",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Sentences keyed by input field (dotted path), shown beside that field. */
export type FieldErrors = Readonly<Record<string, string>>;

type Details = {
  fields?: FieldErrors;
  /** What the record is now, for CONFLICT. */
  current?: unknown;
  retryAfterSeconds?: number;
};

/** Thrown by commands and queries; it rolls the transaction back and reaches the person as a sentence. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;
  readonly current: unknown;
  readonly retryAfterSeconds: number | undefined;
  /** All that a page's error boundary gets to see in production. */
  readonly digest?: string;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.fields = details.fields;
    this.current = details.current;
    this.retryAfterSeconds = details.retryAfterSeconds;
    if (code === "LIMIT") this.digest = limitDigest(details.retryAfterSeconds ?? 1);
  }
}

/** How pure rules say no: they return it, and the command throws it. */
export type Refusal = {
  readonly code: "CONFLICT" | "INVALID";
  readonly message: string;
  readonly fields?: FieldErrors;
};

/** Throws what a rule refused; does nothing for `null`. */
export function refuseWith(refusal: Refusal | null): void {
  if (!refusal) return;
  const details = refusal.fields ? { fields: refusal.fields } : {};
  throw new DomainError(refusal.code, refusal.message, details);
}

/** Says that a record does not exist, or that this actor may not know it does: the two look the same. */
export function notFound(what: string): DomainError {
  return new DomainError("NOT_FOUND", `${what} was not found.`);
}

/** One wrong field: the sentence says what was wrong and what to do. */
export function invalidField(field: string, message: string): DomainError {
  return new DomainError("INVALID", message, { fields: { [field]: message } });
}
