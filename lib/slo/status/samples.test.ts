import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { letGo } from "@/lib/admin/upkeep/let-go";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { pushSamples } from "@/lib/slo/samples/push-samples";
import { signIn } from "@/lib/testing/core/people";
import { clock, makeSlo, minute, push, standing } from "@/lib/testing/slo/slos";
import { readHistory } from "./history";

const DAY = 1_440;
const steady = (from: number, to: number, good: number, total: number) =>
  Array.from({ length: to - from }, (_, index) => [from + index, good, total] as const);

describe("samples", () => {
  it("are refused one by one, with a reason, and the others are stored", async () => {
    const { manager, slo } = await makeSlo();
    const samples = [
      { at: minute(0), good: 1, total: 1 },
      { at: minute(1), good: 2, total: 1 },
      { at: minute(900), good: 1, total: 1 },
      { at: minute(0), good: 3, total: 4 },
    ];
    expect(await pushSamples.execute(manager, { slo, samples }, clock(2))).toEqual({
      accepted: 2,
      replaced: 1,
      refused: [
        { at: minute(1), reason: "More good than all." },
        { at: minute(900), reason: "This minute lies in the future." },
      ],
    });
    expect(await standing(manager, slo, 2)).toMatchObject({ good: 3, total: 4 });
  });

  it("at the same time add up", async () => {
    const { manager, slo } = await makeSlo();
    await Promise.all([0, 1, 2, 3].map((at) => push(manager, slo, [[at, 1, 2]], 10)));
    expect(await standing(manager, slo, 10)).toMatchObject({ good: 4, total: 8 });
  });

  it("are refused by an SLO that measures otherwise, that is archived, or that is not there", async () => {
    const { manager, slo } = await makeSlo({ measurement: { type: "INCIDENTS" } });
    const samples = [{ at: minute(0), good: 1, total: 1 }];
    const sent = (number: number) =>
      pushSamples.execute(manager, { slo: number, samples }, clock(1));
    await expect(sent(slo)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(sent(2_000_000_000)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const viewer = await signIn("VIEWER");
    const refused = pushSamples.execute(viewer, { slo, samples });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("make the same status however they are split, ordered and repeated", async () => {
    const measured = steady(0, 200, 9, 10).map(([at]) => [at, 9 - (at % 3), 10] as const);
    const expected = await makeSlo({
      basis: "TIME_SLICES",
      slice: { minutes: 10, targetPercent: 85 },
    });
    await push(expected.manager, expected.slo, measured, 200);
    const whole = await standing(expected.manager, expected.slo, 200);
    const history = (slo: number) =>
      readHistory.execute(
        expected.manager,
        { slo, from: minute(0), to: minute(240), step: 60 },
        clock(200),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(measured, { minLength: measured.length }),
        fc.array(fc.nat(199), { maxLength: 40 }),
        fc.integer({ min: 1, max: 90 }),
        async (shuffled, again, size) => {
          const { manager, slo } = await makeSlo({
            basis: "TIME_SLICES",
            slice: { minutes: 10, targetPercent: 85 },
          });
          const repeated = again.flatMap((at) => measured.slice(at, at + 1));
          const sent = [...shuffled, ...repeated];
          for (let from = 0; from < sent.length; from += size) {
            await push(manager, slo, sent.slice(from, from + size), 200);
          }
          expect(await standing(manager, slo, 200)).toEqual(whole);
          expect((await history(slo)).points).toEqual((await history(expected.slo)).points);
        },
      ),
      { numRuns: 8 },
    );
  });

  it("lose their minutes after 35 days: the window begins at a whole hour, and says so", async () => {
    const { manager, slo, id } = await makeSlo({ window: { rollingDays: 40 } });
    await push(manager, slo, [...steady(0, 120, 9, 10), ...steady(39 * DAY, 39 * DAY + 60, 9, 10)]);
    const before = await standing(manager, slo, 40 * DAY + 30);
    expect(before).toMatchObject({ total: 1_500, notes: [] });
    await prisma().sloMinutes.deleteMany({
      where: { sloId: id, hour: { lt: new Date(minute(DAY)) } },
    });
    const after = await standing(manager, slo, 40 * DAY + 30);
    expect(after.window).toMatchObject({ start: minute(30), countedFrom: minute(60) });
    expect(after.total).toBe(1_200);
    expect(after.notes).toEqual([expect.stringContaining("whole hour")]);
    const late = { slo, samples: [{ at: minute(1), good: 1, total: 1 }] };
    expect(await pushSamples.execute(manager, late, clock(40 * DAY))).toMatchObject({
      accepted: 0,
      refused: [{ at: minute(1), reason: expect.stringContaining("summed up") }],
    });
  });

  it("are let go by upkeep: minutes first, hours after 400 days", async () => {
    const { manager, slo, id } = await makeSlo();
    const old = (days: number) =>
      Math.floor((Date.now() - days * 86_400_000 - Date.parse(minute(0))) / 60_000);
    await push(
      manager,
      slo,
      [36, 399, 10].map((days) => [old(days), 1, 1] as const),
      old(0),
    );
    await prisma().$executeRaw`update slo_hour set hour = hour - interval '2 days'
      where slo_id = ${id}::uuid and hour < now() - interval '398 days'`;
    await letGo(systemActor("Muster", "job"));
    expect(await prisma().sloMinutes.count({ where: { sloId: id } })).toBe(1);
    expect(await prisma().sloHour.count({ where: { sloId: id } })).toBe(2);
  });
});
