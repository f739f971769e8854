import "server-only";
import { PROBLEMS } from "@/lib/people/entrance/problem";
import { currentPassage } from "@/lib/platform/access/passage";
import type { DomainError } from "@/lib/platform/core/errors";

/** What Next itself throws at requests that it cannot read. */
const UNREADABLE = /router state header|Invalid URL|URI malformed|Unexpected end of form/;

/** Remembers why a page failed, where the request is to blame, so that its answer can say so. */
export function noteFault(error: unknown): void {
  const passage = currentPassage();
  if (!passage || !(error instanceof Error)) return;
  if (isRefusal(error)) {
    const { status } = PROBLEMS[error.code];
    passage.fault = { status, retryAfterSeconds: error.retryAfterSeconds };
  } else if (UNREADABLE.test(error.message)) passage.fault = { status: 400 };
}

/** By its name: Next compiles the class into several bundles of one process. */
function isRefusal(error: Error): error is DomainError {
  return error.name === "DomainError";
}
