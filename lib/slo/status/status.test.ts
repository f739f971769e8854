import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { letGo } from "@/lib/admin/upkeep/let-go";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { pushSamples } from "@/lib/slo/samples/push-samples";
import { editSlo } from "@/lib/slo/slos/edit-slo";
import { excludeTime } from "@/lib/slo/slos/exclude";
import { signIn } from "@/lib/testing/core/people";
import { clock, makeSlo, minute, push, standing } from "@/lib/testing/slo/slos";
import { readHistory } from "./history";

const DAY = 1_440;
const steady = (from: number, to: number, good: number, total: number) =>
  Array.from({ length: to - from }, (_, index) => [from + index, good, total] as const);

describe("a status in events", () => {
  it("is exact: 999,400 of a million at 99.9 %", async () => {
    const { manager, slo } = await makeSlo();
    await push(manager, slo, [
      [0, 499_700, 500_000],
      [1, 499_700, 500_000],
    ]);
    expect(await standing(manager, slo, 60)).toMatchObject({
      good: 999_400,
      total: 1_000_000,
      bad: 600,
      sliPercent: 99.94,
      budget: {
        unit: "EVENTS",
        allowed: 1_000,
        consumed: 600,
        remaining: 400,
        remainingPercent: 40,
      },
      window: { full: false, knownShare: 2 / (30 * DAY) },
      dataUntil: minute(2),
      asKnownAt: minute(60),
    });
  });

  it("goes below zero, and is no data where there is none", async () => {
    const { manager, slo } = await makeSlo();
    expect(await standing(manager, slo, 1)).toMatchObject({
      sliPercent: null,
      budget: { allowed: 0, remaining: 0, remainingPercent: null },
      exhaustedAt: null,
      dataUntil: null,
    });
    await push(manager, slo, [[0, 998_500, 1_000_000]]);
    expect((await standing(manager, slo, 1)).budget).toMatchObject({
      remaining: -500,
      remainingPercent: -50,
    });
  });

  it("burns by sums of events: 100 of 10,000, then 5 of 10, is 1.04895 % bad", async () => {
    const { manager, slo } = await makeSlo();
    await push(manager, slo, [
      [0, 9_900, 10_000],
      [1, 5, 10],
    ]);
    const [hour] = (await standing(manager, slo, 2)).burnRates;
    expect(hour).toMatchObject({ minutes: 60, knownShare: 2 / 60 });
    expect(hour?.rate).toBeCloseTo(10.48951, 4);
  });

  it.each([
    ["144 of 10,000 in the hour: exactly 14.4, and no page", 144, false],
    ["145 of 10,000: a page", 145, true],
  ])("%s", async (_, bad, firing) => {
    const { manager, slo } = await makeSlo();
    const calm = [
      [-60, 1, 1],
      [-1, 1, 1],
    ] as const;
    const hour = steady(0, 60, 9_999, 10_000).map(([at]) => [at, 10_000 - bad, 10_000] as const);
    await push(manager, slo, [...calm, ...hour]);
    const { burnRates, rules } = await standing(manager, slo, 60);
    expect(burnRates[0]?.rate).toBe(bad / 10);
    expect(rules[0]).toMatchObject({ severity: "PAGE", factor: 14.4, used: true, firing });
  });

  it("counts a minute in the window that it begins in", async () => {
    const { manager, slo } = await makeSlo({ window: { rollingDays: 1 } });
    await push(manager, slo, [
      [0, 1, 2],
      [30, 1, 1],
      [DAY, 1, 4],
    ]);
    const bad = async (at: number) => (await standing(manager, slo, 2 * DAY, at)).bad;
    expect([
      await bad(0),
      await bad(1),
      await bad(DAY),
      await bad(DAY + 1),
      await bad(2 * DAY),
    ]).toEqual([0, 1, 1, 3, 3]);
  });
});

describe("a status in time", () => {
  const SLICES = { basis: "TIME_SLICES", slice: { minutes: 5, targetPercent: 90 } };

  it("is that of the whole window, whether or not it is full: 43.2 minutes", async () => {
    const { manager, slo } = await makeSlo(SLICES);
    await push(manager, slo, [...steady(0, 5, 8, 10), ...steady(5, 60, 10, 10)]);
    expect(await standing(manager, slo, 60)).toMatchObject({
      good: 55,
      total: 60,
      bad: 5,
      budget: { unit: "MINUTES", allowed: 43.2, consumed: 5, remaining: 38.2 },
      window: { full: false, knownShare: 60 / (30 * DAY) },
    });
  });

  it("loses what maintenance covers: 43.08 minutes of 30 days without two hours", async () => {
    const { manager, slo } = await makeSlo(SLICES);
    await push(manager, slo, steady(0, 240, 8, 10));
    const exclude = (from: number, to: number) =>
      excludeTime.execute(
        manager,
        { slo, startsAt: minute(from), endsAt: minute(to), reason: "A move" },
        clock(240),
      );
    await exclude(60, 150);
    await exclude(120, 180);
    expect(await standing(manager, slo, 240)).toMatchObject({
      total: 120,
      bad: 120,
      budget: { allowed: 43.08, consumed: 120 },
    });
    await exclude(2, 4);
    expect(await standing(manager, slo, 240)).toMatchObject({
      bad: 118,
      budget: { allowed: 43.078 },
    });
  });

  it.each([
    ["NOT_COUNTED", 10, 0],
    ["BAD", 35, 25],
    ["GOOD", 35, 0],
  ])("counts slices without data as it says: %s", async (missing, total, bad) => {
    const { manager, slo } = await makeSlo({ ...SLICES, missing });
    await push(manager, slo, [...steady(0, 5, 10, 10), ...steady(20, 25, 10, 10)]);
    expect(await standing(manager, slo, 42)).toMatchObject({ total, bad });
  });

  it("judges values by the threshold that was in force", async () => {
    const latency = { type: "PUSH", op: "LTE", threshold: 300 };
    const { manager, slo } = await makeSlo({ basis: "TIME_SLICES", measurement: latency });
    const samples = [250, 300, 301, 350].map((value, at) => ({ at: minute(at), value }));
    await pushSamples.execute(manager, { slo, samples }, clock(4));
    await editSlo.execute(manager, { slo, measurement: { ...latency, threshold: 320 } }, clock(10));
    expect(await standing(manager, slo, 20)).toMatchObject({ total: 4, bad: 1 });
    expect(await standing(manager, slo, 20, 9)).toMatchObject({ total: 4, bad: 2 });
  });
});

describe("a changed target", () => {
  it("never rewrites what was said before", async () => {
    const { manager, slo } = await makeSlo();
    await push(manager, slo, [[0, 999_400, 1_000_000]]);
    const before = await standing(manager, slo, 10, 5);
    await editSlo.execute(manager, { slo, targetPercent: 99.99 }, clock(20));
    const { asKnownAt: _, ...then } = await standing(manager, slo, 30, 5);
    expect(then).toEqual({ ...before, asKnownAt: undefined });
    expect((await standing(manager, slo, 30)).budget.allowed).toBe(100);
    const history = await readHistory.execute(
      manager,
      { slo, from: minute(-60), to: minute(60), step: 60 },
      clock(120),
    );
    expect(history.points.map(({ targetPercent }) => targetPercent)).toEqual([99.9, 99.99]);
  });
});

describe("minutes of incidents", () => {
  const INCIDENTS = { measurement: { type: "INCIDENTS" } };
  async function impact(
    slug: string,
    from: number,
    to: number | null,
    percent: number | null,
    given: object = {},
  ) {
    const ada = await signIn("RESPONDER");
    const { number } = await declareIncident.execute(
      ada,
      {
        title: "Checkout fails",
        severity: "SEV2",
        services: [slug],
        impactStartedAt: minute(from),
        detectedAt: minute(from),
        ...given,
      },
      clock(from + 1),
    );
    const mitigatedAt = to === null ? null : new Date(minute(to));
    await prisma().incident.update({
      where: { number },
      data: {
        usersAffectedPercent: percent,
        acknowledgedAt: new Date(minute(from)),
        mitigatedAt,
        status: to === null ? "INVESTIGATING" : "MITIGATED",
      },
    });
    return number;
  }

  it("take the largest share: 40 % and then all are 28 minutes", async () => {
    const { manager, slug, slo } = await makeSlo(INCIDENTS);
    await impact(slug, 600, 630, 40);
    await impact(slug, 620, 640, 100);
    expect(await standing(manager, slo, 700)).toMatchObject({
      bad: 28,
      budget: { unit: "MINUTES", allowed: 43.2, consumed: 28, remaining: 15.2 },
      notes: [],
    });
  });

  it("count drills never, restricted ones without a name, and unknown shares whole", async () => {
    const { manager, slug, slo } = await makeSlo(INCIDENTS);
    await impact(slug, 0, 30, 100, { kind: "DRILL" });
    const number = await impact(slug, 60, null, null, {
      restricted: true,
      title: "Nobody may know",
    });
    const viewer = await signIn("VIEWER");
    const status = await standing(viewer, slo, 90);
    expect(status).toMatchObject({ bad: 30, budget: { consumed: 30 } });
    expect(status.notes).toEqual([expect.stringContaining("counts whole")]);
    const history = await readHistory.execute(
      viewer,
      { slo, from: minute(0), to: minute(120), step: 60 },
      clock(120),
    );
    expect(history.points.map(({ bad }) => bad)).toEqual([0, 60]);
    const told = JSON.stringify([status, history]);
    expect(told).not.toContain("Nobody may know");
    expect(told).not.toContain(`INC-${number}`);
    void manager;
  });
});

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
