import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeChecker } from "@/lib/learn/postmortems/language/blameless-rules";
import { SECTION_KEYS } from "@/lib/learn/postmortems/template";
import { AGENDA, PLANNED_MINUTES, STEP_KEYS, type StepKey, stepAfter, timeSpent } from "./agenda";

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 1, 10, minutes));
const minutes = (count: number) => count * 60_000;

describe("the agenda", () => {
  it("takes an hour, and has somewhere to note for every step", () => {
    expect(PLANNED_MINUTES).toBe(60);
    for (const { sections, prompts } of Object.values(AGENDA)) {
      expect(sections.length).toBeGreaterThan(0);
      expect(prompts.length).toBeGreaterThanOrEqual(3);
    }
  });

  it("takes notes for every section that people write in the meeting", () => {
    const noted = new Set(Object.values(AGENDA).flatMap(({ sections }) => sections));
    expect(SECTION_KEYS.filter((key) => !noted.has(key))).toEqual(["slo-impact"]);
  });

  it("asks nothing that the checker would mark", () => {
    const check = makeChecker({ names: [], muted: [] });
    const asked = Object.values(AGENDA).flatMap(({ prompts, aim }) => [...prompts, aim]);
    expect(asked.flatMap((text) => check("root-cause", text).map(() => text))).toEqual([]);
  });

  it("goes through every step once", () => {
    const walked: StepKey[] = [STEP_KEYS[0]];
    for (let next = stepAfter("open"); next; next = stepAfter(next)) walked.push(next);
    expect(walked).toEqual(STEP_KEYS);
  });
});

describe("timeSpent", () => {
  it("counts every visit to a step, and the last until the end", () => {
    const visits = [
      { step: "open", startedAt: at(0) },
      { step: "timeline", startedAt: at(5) },
      { step: "open", startedAt: at(15) },
      { step: "timeline", startedAt: at(17) },
    ] as const;
    expect(timeSpent(visits, at(20))).toMatchObject({
      open: minutes(7),
      timeline: minutes(13),
      close: 0,
    });
  });

  it("leaves no minute out and counts none twice", () => {
    const visit = fc.record({ step: fc.constantFrom(...STEP_KEYS), gap: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(visit, { minLength: 1 }), (given) => {
        let clock = 0;
        const visits = given.map(({ step, gap }) => {
          clock += gap;
          return { step, startedAt: at(clock) };
        });
        const spent = timeSpent(visits, at(clock + 5));
        const sum = Object.values(spent).reduce((all, each) => all + each, 0);
        expect(sum).toBe(at(clock + 5).getTime() - (visits[0]?.startedAt.getTime() ?? 0));
      }),
    );
  });
});
