import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import { matchPromises, type StoredPromise } from "./match-rules";
import type { ClockSegment } from "./rules";

const T0 = new Date("2026-03-01T03:00:00Z");
const minute = (minutes: number) => addMinutes(T0, minutes);

function segment(change: Partial<ClockSegment> = {}): ClockSegment {
  return {
    kind: "RESPONSE",
    severity: "SEV1",
    targetMinutes: 15,
    startedAt: T0,
    dueAt: minute(15),
    metAt: null,
    endedAt: null,
    endReason: null,
    ...change,
  };
}

/** As it would be stored. */
function row(
  change: Partial<ClockSegment> = {},
  breachRecordedAt: Date | null = null,
): StoredPromise {
  const { kind, severity, startedAt, dueAt, endedAt } = segment(change);
  return { kind, severity, startedAt, dueAt, endedAt, breachRecordedAt };
}

describe("matching stored promises with derived ones", () => {
  it("keeps a row whose promise is still true, running or ended alike", () => {
    for (const same of [segment(), segment({ endedAt: minute(5), endReason: "MET" })]) {
      const stored = row(same);
      const { matches, superseded } = matchPromises([stored], [same]);
      expect(matches).toEqual([{ segment: same, row: stored, breachRecordedAt: null }]);
      expect(superseded).toEqual([]);
    }
  });

  it("completes a running row with the end of its promise", () => {
    const running = row();
    const ended = segment({ endedAt: minute(5), metAt: minute(5), endReason: "MET" });
    expect(matchPromises([running], [ended]).matches[0]?.row).toBe(running);
  });

  it("replaces a row that ended at another time, or runs again", () => {
    const ended = row({ endedAt: minute(5) });
    for (const other of [segment(), segment({ endedAt: minute(6) })]) {
      const { matches, superseded } = matchPromises([ended], [other]);
      expect(matches[0]?.row).toBeNull();
      expect(superseded).toEqual([ended]);
    }
  });

  it.each([
    ["kind", { kind: "UPDATE" }],
    ["severity", { severity: "SEV2" }],
    ["start", { startedAt: minute(1) }],
    ["due time", { dueAt: minute(16) }],
  ] as const)("takes another %s for another promise", (_what, change) => {
    const { matches, superseded } = matchPromises([row({}, minute(15))], [segment(change)]);
    expect(matches).toMatchObject([{ row: null, breachRecordedAt: null }]);
    expect(superseded).toHaveLength(1);
  });

  it("tells the two equal promises of a raise and lowering apart, in whatever order they are stored", () => {
    const first = segment({ endedAt: minute(5), endReason: "SEVERITY_CHANGED" });
    const again = segment();
    const [storedFirst, storedAgain] = [row(first), row(again)];
    for (const stored of [
      [storedFirst, storedAgain],
      [storedAgain, storedFirst],
    ]) {
      const { matches, superseded } = matchPromises(stored, [first, again]);
      expect(matches.map((match) => match.row)).toEqual([storedFirst, storedAgain]);
      expect(superseded).toEqual([]);
    }
  });

  it("keeps the record of a breach when a correction leaves the promise broken", () => {
    const recorded = minute(15);
    const before = row({ endedAt: minute(30) }, minute(15.1));
    const late = segment({ endedAt: minute(20), metAt: minute(20), endReason: "MET" });
    expect(matchPromises([before], [late]).matches[0]).toMatchObject({
      row: null,
      breachRecordedAt: minute(15.1),
    });
    const inTime = segment({ endedAt: recorded, metAt: recorded, endReason: "MET" });
    expect(matchPromises([before], [inTime]).matches[0]?.breachRecordedAt).toBeNull();
  });
});
