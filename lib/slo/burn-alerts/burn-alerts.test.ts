import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { archiveSlo } from "@/lib/slo/slos/archive-slo";
import { editSlo } from "@/lib/slo/slos/edit-slo";
import { clock, makeSlo, minute, push } from "@/lib/testing/slo/slos";
import { judgeAlerts } from "./judge-alerts";
import { listBurnAlerts } from "./queries";

const MUSTER = systemActor("Muster", "job");
const FROM = 2 * 1_440;

/** An SLO with an hour of which so many of 1,000 events a minute are bad. */
async function burning(bad: number, given: object = {}) {
  const made = await makeSlo(given);
  const { manager, slo } = made;
  await push(manager, slo, [[-5 * 1_440, 10, 10]]);
  await push(manager, slo, minutes(FROM, FROM + 60, bad));
  return made;
}

/** The same after days with so much traffic that only the hour burns. */
async function burningHour(bad: number, given: object = {}) {
  const made = await burning(bad, given);
  const calm = [
    [0, 1e8, 1e8],
    [FROM - 400, 1e7, 1e7],
    [FROM - 200, 1e6, 1e6],
  ] as const;
  await push(made.manager, made.slo, calm);
  return made;
}
const minutes = (from: number, to: number, bad: number) =>
  Array.from({ length: to - from }, (_, at) => [from + at, 1_000 - bad, 1_000] as const);
const judge = (slo: number, at: number) =>
  judgeAlerts.execute(MUSTER, { after: slo - 1 }, clock(at));
const listed = async (slo: number, who: Parameters<typeof listBurnAlerts.execute>[0]) =>
  (await listBurnAlerts.execute(who, { slo })).map(
    ({ severity, longMinutes, startedAt, endedAt }) => [severity, longMinutes, startedAt, endedAt],
  );

describe("a burn-rate alert", () => {
  it("begins once, is explained in words, and silences the tickets of its SLO", async () => {
    const { manager, slo, id } = await burning(20);
    await judge(slo, FROM + 60);
    await judge(slo, FROM + 60.5);
    const alerts = await listBurnAlerts.execute(manager, { slo });
    expect(alerts).toMatchObject([
      {
        severity: "PAGE",
        longMinutes: 60,
        startedAt: minute(FROM + 60),
        endedAt: null,
        says: "2.8 % of the error budget went in the last hour: 20 times as fast as it may.",
      },
      { severity: "PAGE", longMinutes: 360 },
    ]);
    expect(alerts).toHaveLength(2);
    const events = await prisma().auditEvent.findMany({
      where: { type: "slo.alert-fired", after: { path: ["number"], equals: slo } },
    });
    expect(events).toHaveLength(2);
    expect(await prisma().burnAlert.count({ where: { sloId: id } })).toBe(2);
  });

  it("is recorded once by processes that judge at the same time", async () => {
    const { manager, slo } = await burningHour(20);
    await Promise.all([0, 1, 2, 3].map(() => judge(slo, FROM + 60)));
    expect(await listed(slo, manager)).toHaveLength(1);
    await push(manager, slo, minutes(FROM + 60, FROM + 200, 0));
    await judge(slo, FROM + 70);
    await Promise.all([0, 1, 2, 3].map(() => judge(slo, FROM + 80)));
    const ended = await prisma().auditEvent.count({
      where: { type: "slo.alert-ended", after: { path: ["number"], equals: slo } },
    });
    expect(ended).toBe(1);
  });

  it("ends when its short window has been calm for its own length", async () => {
    const { manager, slo } = await burningHour(20);
    await judge(slo, FROM + 60);
    await push(manager, slo, minutes(FROM + 60, FROM + 90, 0));
    for (const at of [61, 62, 66.5]) await judge(slo, FROM + at);
    const page = async () => (await listed(slo, manager)).find(([, long]) => long === 60)?.[3];
    expect(await page()).toBeNull();
    await judge(slo, FROM + 67);
    expect(await page()).toBe(minute(FROM + 67));
  });

  it("does not take the end of data for a recovery", async () => {
    const { manager, slo } = await burning(20);
    await judge(slo, FROM + 60);
    for (const at of [65, 70, 80]) await judge(slo, FROM + at);
    expect(await listBurnAlerts.execute(manager, { slo, open: true })).toHaveLength(2);
  });

  it.each([
    ["exactly 14.4 times is no page", 14.4, {}, []],
    ["a little more is one", 14.5, {}, [["PAGE", 60]]],
    ["no rules, no alerts", 20, { rules: [] }, []],
    ["more bad events than there are is none", 20, { minimumBadEvents: 1_201 }, []],
    ["just as many is one", 20, { minimumBadEvents: 1_200 }, [["PAGE", 60]]],
  ])("%s", async (_, bad, given, expected) => {
    const { manager, slo } = await burningHour(bad, given);
    await judge(slo, FROM + 60);
    expect((await listed(slo, manager)).map(([severity, long]) => [severity, long])).toEqual(
      expected,
    );
  });

  it("is a ticket where it burns for long, and a page does not silence it", async () => {
    const { manager, slo } = await burning(5);
    await judge(slo, FROM + 60);
    expect(await listed(slo, manager)).toEqual([["TICKET", 1_440, minute(FROM + 60), null]]);
  });

  it("does not fire before its long window is full", async () => {
    const { manager, slo } = await makeSlo();
    await push(manager, slo, minutes(0, 59, 500));
    await judge(slo, 59);
    expect(await listed(slo, manager)).toEqual([]);
    await push(manager, slo, minutes(59, 60, 500));
    await judge(slo, 60);
    expect(await listed(slo, manager)).toEqual([["PAGE", 60, minute(60), null]]);
  });

  it("of a rule or an SLO that is gone ends", async () => {
    const { manager, slo } = await burning(20);
    await judge(slo, FROM + 60);
    const rules = [{ severity: "PAGE", sharePercent: 2, longMinutes: 60, shortMinutes: 5 }];
    await editSlo.execute(manager, { slo, rules }, clock(FROM + 60));
    await judge(slo, FROM + 61);
    const open = () => listBurnAlerts.execute(manager, { slo, open: true });
    expect(await open()).toMatchObject([{ longMinutes: 60 }]);
    await archiveSlo.execute(manager, { slo });
    await judge(slo, FROM + 62);
    expect(await open()).toEqual([]);
    expect(
      (await listBurnAlerts.execute(manager, { slo })).map(({ endedBecause }) => endedBecause),
    ).toEqual(["The rule holds no more.", "The rule holds no more."]);
  });
});
