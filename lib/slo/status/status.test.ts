import { describe, expect, it } from "vitest";
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
