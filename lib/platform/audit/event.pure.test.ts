import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineEvents, event, QUIET } from "./event";
import { readPayload } from "./read-payload";

const about = { stream: "workspace", subject: { type: "lamp", id: "1" } };
const LampEvents = defineEvents({
  "lamp.lit": event({
    kind: "settings",
    version: 2,
    after: z.object({ brightnessPercent: z.number() }),
    reads: ({ after }) => `Lit at ${after.brightnessPercent.toFixed(0)} %.`,
    onTimeline: true,
    earlier: {
      1: z
        .object({ before: z.null(), after: z.object({ brightness: z.number() }) })
        .transform(({ after }) => ({
          before: null,
          after: { brightnessPercent: after.brightness * 100 },
        })),
    },
  }),
  "lamp.moved": event({
    kind: "settings",
    before: z.object({ room: z.string() }),
    after: z.object({ room: z.string(), by: z.string().exactOptional() }),
    reads: QUIET,
  }),
});
const [lit, moved] = [LampEvents.declared["lamp.lit"], LampEvents.declared["lamp.moved"]];

describe("an entry", () => {
  it("carries the version and the place that its event declares", () => {
    const after = { brightnessPercent: 40 };
    expect(LampEvents.entry("lamp.lit", { ...about, after })).toEqual({
      ...about,
      type: "lamp.lit",
      version: 2,
      onTimeline: true,
      before: null,
      after,
    });
    const hidden = LampEvents.entry("lamp.lit", { ...about, after, onTimeline: false });
    expect(hidden.onTimeline).toBe(false);
  });

  it("says what its event declares, and nothing that came along", () => {
    const before = { room: "Hall" };
    const input = { room: "Attic", password: "secret" };
    const entry = LampEvents.entry("lamp.moved", { ...about, before, after: input });
    expect(entry.after).toEqual({ room: "Attic" });
  });

  it("of another shape or type does not compile, and is refused", () => {
    const [before, after] = [{ room: "Hall" }, { room: "Attic" }];
    LampEvents.entry("lamp.moved", { ...about, before, after });
    // @ts-expect-error: no such event
    expect(() => LampEvents.entry("lamp.mended", about)).toThrow();
    // @ts-expect-error: nothing said of what was
    expect(() => LampEvents.entry("lamp.moved", { ...about, after })).toThrow();
    // @ts-expect-error: a field that the event does not have
    LampEvents.entry("lamp.moved", { ...about, before, after: { room: "Attic", floor: 3 } });
    const bright = { brightnessPercent: "bright" };
    // @ts-expect-error: a text where a number belongs
    expect(() => LampEvents.entry("lamp.lit", { ...about, after: bright })).toThrow();
    const dim = { brightnessPercent: 1 };
    // @ts-expect-error: nothing was before
    expect(() => LampEvents.entry("lamp.lit", { ...about, before, after: dim })).toThrow();
  });

  it("of an event that does not say how it reads, or what it is, does not compile", () => {
    // @ts-expect-error: no `reads`
    event({ kind: "settings" });
    // @ts-expect-error: no `kind`
    event({ reads: QUIET });
    // @ts-expect-error: reads a field that is not there
    event({ kind: "settings", after: z.object({ a: z.string() }), reads: (it) => it.after.b });
  });
});

describe("what was stored", () => {
  it("is read in the shape of its version, and handed on in today's", () => {
    const today = { payload: { before: null, after: { brightnessPercent: 40 } } };
    const after = { brightnessPercent: 40 };
    expect(readPayload(lit, { version: 2, before: null, after })).toEqual(today);
    const earlier = { brightness: 0.4 };
    expect(readPayload(lit, { version: 1, before: null, after: earlier })).toEqual(today);
  });

  it.each([
    [{ version: 2, before: null, after: { brightness: 0.4 } }, "after: brightnessPercent"],
    [{ version: 1, before: null, after: { brightnessPercent: 4 } }, "after.brightness"],
    [{ version: 3, before: null, after: {} }, "Version 3 is not known."],
    [{ version: 2, before: {}, after: { brightnessPercent: 4 } }, "before:"],
  ])("is refused with its fault: %o", (stored, fault) => {
    const read = readPayload(lit, stored);
    expect("fault" in read && read.fault).toContain(fault);
  });

  it("reads as its event says, and as nothing where it is quiet", () => {
    const told = { reason: null, nameOf: () => null };
    expect(lit.reads({ ...told, before: null, after: { brightnessPercent: 40 } })).toBe(
      "Lit at 40 %.",
    );
    expect(moved.reads({ ...told, before: { room: "" }, after: { room: "" } })).toBeNull();
  });
});
