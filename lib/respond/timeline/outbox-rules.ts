import type { EntryKind } from "./schemas";

/**
 * An entry that was written and is on its way: kept in the browser until the server has it. `key` is its
 * idempotency key and never changes, nor does what is sent with it, so that sending twice stores once.
 */
export type QueuedEntry = {
  readonly key: string;
  readonly userId: string;
  readonly incident: number;
  readonly kind: EntryKind;
  readonly body: string;
  /** ISO instant: when it was written, unless its writer said otherwise. */
  readonly occurredAt: string;
  readonly evidenceUrl: string | null;
  readonly keyMoment: boolean;
  /** Milliseconds; the order of sending. */
  readonly queuedAt: number;
  readonly state: "WAITING" | "SENT" | "REFUSED";
  /** Why it waits or was refused, in words; null while nothing is wrong. */
  readonly problem: string | null;
  readonly attempts: number;
};

/** What came of an attempt to send. */
export type SendAnswer =
  | { readonly kind: "STORED" }
  | { readonly kind: "NO_ANSWER" }
  | { readonly kind: "PROBLEM"; readonly code: string; readonly message: string };

/** Problems that pass by themselves or with a sign-in; the entry waits for that. */
const PASSING: Readonly<Record<string, string | null>> = {
  LIMIT: null,
  UNAUTHORIZED: "You are signed out. It is sent when you have signed in again.",
};
/** A server that fails this often on one entry is taken at its word, so that the others can go. */
const MOST_FAILURES = 5;

/** The queued entry after an attempt: sent, waiting for another one, or refused with the reason. */
export function afterAnswer(entry: QueuedEntry, answer: SendAnswer): QueuedEntry {
  const attempts = entry.attempts + 1;
  switch (answer.kind) {
    case "STORED":
      return { ...entry, state: "SENT", problem: null, attempts };
    case "NO_ANSWER":
      return { ...entry, problem: null, attempts };
    case "PROBLEM": {
      const passing = Object.hasOwn(PASSING, answer.code) ? PASSING[answer.code] : undefined;
      if (passing !== undefined) return { ...entry, problem: passing, attempts };
      const mayPass = answer.code === "UNKNOWN" && attempts < MOST_FAILURES;
      return mayPass
        ? { ...entry, problem: null, attempts }
        : { ...entry, state: "REFUSED", problem: answer.message, attempts };
    }
  }
}

/** The next of this person's entries to send: in the order of writing; what was refused holds up nothing. */
export function nextToSend(queue: readonly QueuedEntry[], userId: string): QueuedEntry | null {
  const waiting = queue.filter((entry) => entry.userId === userId && entry.state === "WAITING");
  return waiting.reduce<QueuedEntry | null>(
    (first, entry) => (first === null || entry.queuedAt < first.queuedAt ? entry : first),
    null,
  );
}

/** How long to wait after so many failed attempts: 1, 2, 4 … at most 30 seconds. */
export function retryDelayMs(attempts: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.max(0, attempts - 1));
}

type Shown = {
  readonly occurredAt: string;
  readonly body: string;
  readonly author: { readonly id: string | null };
};

/** Whether the timeline shows a queued entry already: same writer, instant (to the millisecond) and text. */
export function isOnTimeline(entry: QueuedEntry, timeline: readonly Shown[]): boolean {
  const body = entry.body.replaceAll("\r\n", "\n").trimEnd();
  return timeline.some(
    (item) =>
      item.author.id === entry.userId && item.occurredAt === entry.occurredAt && item.body === body,
  );
}
