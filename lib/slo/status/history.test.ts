import { describe, expect, it } from "vitest";
import { excludeTime } from "@/lib/slo/slos/exclude";
import { clock, makeSlo, minute, push, standing } from "@/lib/testing/slo/slos";
import { readHistory } from "./history";

const DAY = 1_440;
const steady = (from: number, to: number, good: number, total: number) =>
  Array.from({ length: to - from }, (_, index) => [from + index, good, total] as const);

describe("a history", () => {
  it("shows what each hour measured and what was left, without what is excluded", async () => {
    const { manager, slo } = await makeSlo({ window: { rollingDays: 1 } });
    await push(manager, slo, [
      ...steady(0, 60, 10, 10),
      ...steady(60, 120, 9, 10),
      ...steady(120, 180, 10, 10),
    ]);
    const read = () =>
      readHistory.execute(manager, { slo, from: minute(0), to: minute(180), step: 60 }, clock(180));
    const { points } = await read();
    expect(points.map(({ at, good, total }) => [at, good, total])).toEqual([
      [minute(60), 600, 600],
      [minute(120), 540, 600],
      [minute(180), 600, 600],
    ]);
    const last = await standing(manager, slo, 180);
    expect(points.at(-1)?.remainingPercent).toBe(last.budget.remainingPercent);
    const move = { slo, startsAt: minute(90), endsAt: minute(120), reason: "A move" };
    await excludeTime.execute(manager, move, clock(180));
    expect((await read()).points.map(({ bad }) => bad)).toEqual([0, 30, 0]);
  });

  it.each([
    ["more points than a chart has", { from: minute(-399 * DAY), step: 60 }, "step"],
    ["more than 400 days", { from: minute(-401 * DAY) }, "from"],
    ["nothing", { from: minute(180), to: minute(120) }, "from"],
    ["parts of hours", { step: 61 }, "step"],
  ])("of %s is refused", async (_, asked, field) => {
    const { manager, slo } = await makeSlo();
    const refused = readHistory.execute(manager, { slo, ...asked }, clock(180));
    await expect(refused).rejects.toMatchObject({
      code: "INVALID",
      fields: { [field]: expect.any(String) },
    });
  });

  it("is the status of its instants, whatever was measured", async () => {
    const { manager, slo } = await makeSlo({
      basis: "TIME_SLICES",
      slice: { minutes: 15, targetPercent: 95 },
      missing: "BAD",
      window: { rollingDays: 1 },
    });
    await push(
      manager,
      slo,
      [...steady(0, 200, 10, 10), ...steady(300, 360, 9, 10), ...steady(400, 600, 10, 10)],
      600,
    );
    const { points } = await readHistory.execute(
      manager,
      { slo, from: minute(0), to: minute(600), step: 60 },
      clock(600),
    );
    for (const point of points.slice(6)) {
      const then = await standing(
        manager,
        slo,
        600,
        (Date.parse(point.at) - Date.parse(minute(0))) / 60_000,
      );
      expect(point.remaining).toBe(then.budget.remaining);
    }
  });
});
