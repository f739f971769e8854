import { describe, expect, it } from "vitest";
import * as stories from "@/lib/testing/clocks/stories";

const { minute, tellUpdates: derive } = stories;
const brief = (story: stories.UpdateStory) => stories.brief(derive(story));

describe("the update clock", () => {
  it("does not run before somebody acknowledges", () => {
    expect(brief({ acknowledged: null, updates: [[5, null]] })).toEqual([]);
  });

  it.each([
    ["SEV1", 30],
    ["SEV2", 60],
    ["SEV3", 240],
  ] as const)("starts at acknowledgement with the cadence of %s", (severity, cadence) => {
    expect(brief({ severities: [[-5, severity]] })).toEqual([[severity, 0, cadence, null, null]]);
  });

  it("owes nothing for SEV4, unless the commander promises a time", () => {
    expect(brief({ severities: [[-5, "SEV4"]], updates: [[5, null]] })).toEqual([]);
    expect(brief({ severities: [[-5, "SEV4"]], updates: [[5, 50]] })).toEqual([
      ["SEV4", 5, 50, null, null],
    ]);
  });

  it("restarts at each update, met or late, and by the time the commander chose", () => {
    const story = {
      updates: [
        [20, null],
        [55, 60],
      ],
    } as const;
    expect(brief(story)).toEqual([
      ["SEV1", 0, 30, 20, "UPDATED"],
      ["SEV1", 20, 50, 55, "UPDATED"],
      ["SEV1", 55, 60, null, null],
    ]);
    expect(derive(story).map(({ metAt }) => metAt)).toEqual([minute(20), minute(55), null]);
    expect(derive(story).at(-1)?.targetMinutes).toBe(5);
  });

  it("stops at resolution and starts afresh when the resolution is taken back", () => {
    expect(brief({ stops: [[10, null]] })).toEqual([["SEV1", 0, 30, 10, "RESOLVED"]]);
    expect(brief({ stops: [[10, 40]] })).toEqual([
      ["SEV1", 0, 30, 10, "RESOLVED"],
      ["SEV1", 40, 70, null, null],
    ]);
  });

  it("owes nothing for an all-clear sent after resolution", () => {
    expect(brief({ stops: [[10, null]], updates: [[12, null]] })).toEqual([
      ["SEV1", 0, 30, 10, "RESOLVED"],
    ]);
  });

  it("pauses and goes on with a full cadence", () => {
    expect(brief({ pauses: [[10, null]] })).toEqual([["SEV1", 0, 30, 10, "PAUSED"]]);
    expect(brief({ pauses: [[10, 100]] })).toEqual([
      ["SEV1", 0, 30, 10, "PAUSED"],
      ["SEV1", 100, 130, null, null],
    ]);
  });

  it("waits for the last of overlapping pauses and stops", () => {
    const resumedAt = (story: stories.UpdateStory) => brief(story).at(-1)?.[1];
    expect(
      brief({
        pauses: [
          [10, 20],
          [15, 25],
        ],
      }),
    ).toEqual([
      ["SEV1", 0, 30, 10, "PAUSED"],
      ["SEV1", 25, 55, null, null],
    ]);
    expect(resumedAt({ pauses: [[10, 50]], stops: [[20, 40]] })).toBe(50);
    expect(resumedAt({ pauses: [[20, 40]], stops: [[10, 50]] })).toBe(50);
  });

  it("does not start while paused, resolved or cancelled before acknowledgement", () => {
    expect(brief({ pauses: [[-3, 20]] })).toEqual([["SEV1", 20, 50, null, null]]);
    expect(brief({ stops: [[0, null]] })).toEqual([]);
    expect(brief({ cancelled: -1 })).toEqual([]);
  });

  it("ends for good with cancellation, whatever is dated after it", () => {
    expect(
      brief({ cancelled: 10, updates: [[12, null]], pauses: [[11, 13]], stops: [[14, 15]] }),
    ).toEqual([["SEV1", 0, 30, 10, "CANCELLED"]]);
  });

  it("follows a raise, but never gets later by it", () => {
    const raise = (at: number) =>
      brief({
        severities: [
          [-5, "SEV2"],
          [at, "SEV1"],
        ],
      });
    expect(raise(10)).toEqual([
      ["SEV2", 0, 60, 10, "SEVERITY_CHANGED"],
      ["SEV1", 10, 40, null, null],
    ]);
    expect(raise(50)).toEqual([
      ["SEV2", 0, 60, 50, "SEVERITY_CHANGED"],
      ["SEV1", 50, 60, null, null],
    ]);
  });

  it("counts the longer cadence from the same start when lowered", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV1"],
          [10, "SEV3"],
        ],
      }),
    ).toEqual([
      ["SEV1", 0, 30, 10, "SEVERITY_CHANGED"],
      ["SEV3", 0, 240, null, null],
    ]);
  });

  it("buys no time by raising and lowering again", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV2"],
          [20, "SEV1"],
          [25, "SEV2"],
        ],
      }),
    ).toEqual([
      ["SEV2", 0, 60, 20, "SEVERITY_CHANGED"],
      ["SEV1", 20, 50, 25, "SEVERITY_CHANGED"],
      ["SEV2", 0, 60, null, null],
    ]);
  });

  it("keeps a chosen time when lowered, also after a raise drew it nearer", () => {
    expect(
      brief({
        updates: [[5, 20]],
        severities: [
          [-5, "SEV1"],
          [10, "SEV3"],
        ],
      }),
    ).toEqual([
      ["SEV1", 0, 30, 5, "UPDATED"],
      ["SEV1", 5, 20, null, null],
    ]);
    expect(
      brief({
        updates: [[5, 50]],
        severities: [
          [-5, "SEV2"],
          [10, "SEV1"],
          [15, "SEV2"],
        ],
      }),
    ).toEqual([
      ["SEV2", 0, 60, 5, "UPDATED"],
      ["SEV2", 5, 50, 10, "SEVERITY_CHANGED"],
      ["SEV1", 10, 40, 15, "SEVERITY_CHANGED"],
      ["SEV2", 5, 50, null, null],
    ]);
  });

  it("breaks an overdue promise once, however often the severity changes afterwards", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV2"],
          [70, "SEV1"],
          [80, "SEV2"],
        ],
      }),
    ).toEqual([["SEV2", 0, 60, null, null]]);
  });

  it("starts when a severity with a cadence follows one without, and ends the other way", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV4"],
          [10, "SEV2"],
          [20, "SEV4"],
        ],
      }),
    ).toEqual([["SEV2", 10, 70, 20, "SEVERITY_CHANGED"]]);
  });

  it("is left alone by a change to the same severity", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV2"],
          [20, "SEV2"],
        ],
      }),
    ).toEqual([["SEV2", 0, 60, null, null]]);
  });

  it("takes the severity in force at acknowledgement", () => {
    const severities = [
      [-20, "SEV4"],
      [-10, "SEV2"],
      [0, "SEV1"],
    ] as const;
    expect(brief({ severities })).toEqual([["SEV1", 0, 30, null, null]]);
    expect(brief({ severities: [[15, "SEV3"]] })).toEqual([["SEV3", 0, 240, null, null]]);
  });
});
