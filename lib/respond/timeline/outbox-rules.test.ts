import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterAnswer,
  isOnTimeline,
  nextToSend,
  type QueuedEntry,
  retryDelayMs,
} from "./outbox-rules";

const entry: QueuedEntry = {
  key: "k1",
  userId: "ada",
  incident: 42,
  kind: "NOTE",
  body: "Pool doubled",
  occurredAt: "2026-05-01T10:00:00.123Z",
  evidenceUrl: null,
  keyMoment: false,
  queuedAt: 1,
  state: "WAITING",
  problem: null,
  attempts: 0,
};
const problem = (code: string) => ({ kind: "PROBLEM", code, message: "No." }) as const;

describe("afterAnswer", () => {
  it("ends what was stored and keeps what got no answer", () => {
    expect(afterAnswer(entry, { kind: "STORED" }).state).toBe("SENT");
    expect(afterAnswer(entry, { kind: "NO_ANSWER" })).toMatchObject({
      state: "WAITING",
      attempts: 1,
    });
  });

  it("waits for a sign-in and for a limit to pass, however long", () => {
    let waiting = entry;
    for (let n = 0; n < 50; n += 1) waiting = afterAnswer(waiting, problem("UNAUTHORIZED"));
    expect(waiting).toMatchObject({
      state: "WAITING",
      problem: expect.stringMatching(/signed out/),
    });
    expect(afterAnswer(waiting, problem("LIMIT"))).toMatchObject({
      state: "WAITING",
      problem: null,
    });
  });

  it("refuses at once what cannot become right, with the reason", () => {
    for (const code of ["INVALID", "NOT_FOUND", "FORBIDDEN", "CONFLICT"]) {
      expect(afterAnswer(entry, problem(code))).toMatchObject({ state: "REFUSED", problem: "No." });
    }
  });

  it("gives up on an entry that the server fails on five times", () => {
    let failing = entry;
    for (let n = 0; n < 4; n += 1) failing = afterAnswer(failing, problem("UNKNOWN"));
    expect(failing.state).toBe("WAITING");
    expect(afterAnswer(failing, problem("UNKNOWN")).state).toBe("REFUSED");
  });

  it("never changes what is sent under a key", () => {
    const answer = fc.oneof(
      fc.constantFrom({ kind: "STORED" } as const, { kind: "NO_ANSWER" } as const),
      fc.constantFrom("INVALID", "LIMIT", "UNKNOWN", "UNAUTHORIZED", "toString").map(problem),
    );
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        const { state, problem: _, attempts, ...sent } = answers.reduce(afterAnswer, entry);
        const { state: _state, problem: _problem, attempts: _attempts, ...first } = entry;
        expect(sent).toEqual(first);
        expect(attempts).toBe(answers.length);
        expect(["WAITING", "SENT", "REFUSED"]).toContain(state);
      }),
    );
  });
});

describe("nextToSend", () => {
  it("takes the oldest waiting one of this person", () => {
    const queue: QueuedEntry[] = [
      { ...entry, key: "later", queuedAt: 3 },
      { ...entry, key: "refused", queuedAt: 1, state: "REFUSED" },
      { ...entry, key: "of-grace", queuedAt: 0, userId: "grace" },
      { ...entry, key: "first", queuedAt: 2 },
    ];
    expect(nextToSend(queue, "ada")?.key).toBe("first");
    expect(nextToSend(queue, "linus")).toBeNull();
  });
});

describe("retryDelayMs", () => {
  it("doubles up to half a minute", () => {
    expect([1, 2, 3, 6, 60].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 30_000, 30_000]);
  });
});

describe("isOnTimeline", () => {
  it("knows an entry by its writer, its instant and its text as it is stored", () => {
    const shown = { occurredAt: entry.occurredAt, body: entry.body, author: { id: "ada" } };
    expect(isOnTimeline({ ...entry, body: `${entry.body} \n` }, [shown])).toBe(true);
    expect(isOnTimeline(entry, [{ ...shown, author: { id: "grace" } }])).toBe(false);
    expect(isOnTimeline(entry, [{ ...shown, body: "Pool halved" }])).toBe(false);
    expect(isOnTimeline(entry, [{ ...shown, occurredAt: "2026-05-01T10:00:00.124Z" }])).toBe(false);
  });
});
