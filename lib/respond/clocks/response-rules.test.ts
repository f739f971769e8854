import { describe, expect, it } from "vitest";
import { brief, minute, tellResponse } from "@/lib/testing/clocks/stories";
import type { Severity } from "./policy";
import { attainment } from "./rules";

const derive = (
  severities: readonly (readonly [number, Severity])[],
  over: { acknowledged?: number; cancelled?: number } = {},
) => tellResponse({ severities, ...over });

describe("the response clock", () => {
  it.each([
    ["SEV1", 15],
    ["SEV2", 30],
    ["SEV3", 120],
    ["SEV4", 1_440],
  ] as const)("runs from detection for the target of %s", (severity, target) => {
    const segments = derive([[2, severity]]);
    expect(brief(segments)).toEqual([[severity, 0, target, null, null]]);
    expect(segments[0]).toMatchObject({ kind: "RESPONSE", targetMinutes: target, metAt: null });
  });

  it("is met by an acknowledgement at the due instant, and broken a millisecond later", () => {
    const inTime = derive([[0, "SEV1"]], { acknowledged: 15 });
    expect(brief(inTime)).toEqual([["SEV1", 0, 15, 15, "MET"]]);
    expect(attainment(inTime, minute(60))).toBe("MET");
    const late = derive([[0, "SEV1"]], { acknowledged: 15 + 1 / 60_000 });
    expect(attainment(late, minute(60))).toBe("BREACHED");
    expect(late[0]?.metAt).toEqual(new Date(minute(15).getTime() + 1));
  });

  it("ends without being met when the incident is cancelled", () => {
    const segments = derive([[0, "SEV1"]], { cancelled: 5 });
    expect(brief(segments)).toEqual([["SEV1", 0, 15, 5, "CANCELLED"]]);
    expect(attainment(segments, minute(60))).toBe("CANCELLED");
  });

  it("counts only what came first of acknowledgement and cancellation", () => {
    expect(brief(derive([[0, "SEV1"]], { acknowledged: 5, cancelled: 9 }))).toEqual([
      ["SEV1", 0, 15, 5, "MET"],
    ]);
    expect(brief(derive([[0, "SEV1"]], { acknowledged: 9, cancelled: 5 }))).toEqual([
      ["SEV1", 0, 15, 5, "CANCELLED"],
    ]);
  });

  it("restarts with the new target when the severity is raised", () => {
    expect(
      brief(
        derive([
          [0, "SEV3"],
          [20, "SEV1"],
        ]),
      ),
    ).toEqual([
      ["SEV3", 0, 120, 20, "SEVERITY_CHANGED"],
      ["SEV1", 20, 35, null, null],
    ]);
  });

  it("never gets later by raising the severity", () => {
    expect(
      brief(
        derive([
          [0, "SEV2"],
          [25, "SEV1"],
        ]),
      ),
    ).toEqual([
      ["SEV2", 0, 30, 25, "SEVERITY_CHANGED"],
      ["SEV1", 25, 30, null, null],
    ]);
  });

  it("is due at detection plus the lower target when the severity is lowered", () => {
    expect(
      brief(
        derive([
          [0, "SEV1"],
          [10, "SEV3"],
        ]),
      ),
    ).toEqual([
      ["SEV1", 0, 15, 10, "SEVERITY_CHANGED"],
      ["SEV3", 0, 120, null, null],
    ]);
  });

  it("is due at detection plus the lower target also after it was raised before", () => {
    expect(
      brief(
        derive([
          [0, "SEV3"],
          [10, "SEV1"],
          [20, "SEV2"],
        ]),
      ),
    ).toEqual([
      ["SEV3", 0, 120, 10, "SEVERITY_CHANGED"],
      ["SEV1", 10, 25, 20, "SEVERITY_CHANGED"],
      ["SEV2", 0, 30, null, null],
    ]);
  });

  it("stays broken when the severity is lowered after it fell due", () => {
    const segments = derive(
      [
        [0, "SEV1"],
        [20, "SEV3"],
      ],
      { acknowledged: 30 },
    );
    expect(brief(segments)).toEqual([
      ["SEV1", 0, 15, 20, "SEVERITY_CHANGED"],
      ["SEV3", 0, 120, 30, "MET"],
    ]);
    expect(attainment(segments, minute(60))).toBe("BREACHED");
  });

  it("does not break a second time when the severity is raised after it fell due", () => {
    const segments = derive(
      [
        [0, "SEV2"],
        [40, "SEV1"],
      ],
      { acknowledged: 45 },
    );
    expect(brief(segments)).toEqual([["SEV2", 0, 30, 45, "MET"]]);
    expect(attainment(segments, minute(60))).toBe("BREACHED");
  });

  it("makes no segment of changes at or after the first response", () => {
    expect(
      brief(
        derive(
          [
            [0, "SEV2"],
            [10, "SEV1"],
            [20, "SEV4"],
          ],
          { acknowledged: 10 },
        ),
      ),
    ).toEqual([["SEV2", 0, 30, 10, "MET"]]);
  });

  it("starts with the severity in force at detection when changes are dated before it", () => {
    expect(
      brief(
        derive([
          [-30, "SEV4"],
          [-10, "SEV2"],
          [5, "SEV1"],
        ]),
      ),
    ).toEqual([
      ["SEV2", 0, 30, 5, "SEVERITY_CHANGED"],
      ["SEV1", 5, 20, null, null],
    ]);
  });

  it("takes the declared severity from detection on, however late the declaration", () => {
    expect(brief(derive([[45, "SEV2"]], { acknowledged: 50 }))).toEqual([
      ["SEV2", 0, 30, 50, "MET"],
    ]);
  });
});
