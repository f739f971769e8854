import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { clock, makeService, makeSlo, minute } from "@/lib/testing/slo/slos";
import { archiveSlo } from "./archive-slo";
import { createSlo } from "./create-slo";
import { editSlo } from "./edit-slo";
import { excludeTime, removeExclusion } from "./exclude";
import { listDefinitions, listExclusions, listSlos, readSlo } from "./queries";

const viewer = await signIn("VIEWER");
const PROMISE = {
  name: "Fast enough",
  sli: "LATENCY",
  targetPercent: 99.5,
  window: { calendar: "MONTH", timeZone: "Europe/Berlin" },
  basis: "TIME_SLICES",
  slice: { minutes: 5 },
  measurement: { type: "PUSH", op: "<=", threshold: 300 },
};

describe("an SLO", () => {
  it("is promised of a service, with all that was left out filled in", async () => {
    const { manager, slug } = await makeService();
    const made = await createSlo.execute(manager, { ...PROMISE, service: slug });
    expect(made).toMatchObject({
      ref: `SLO-${made.number}`,
      service: { slug },
      slice: { minutes: 5, targetPercent: 100 },
      measurement: { type: "PUSH", op: "LTE", threshold: 300 },
      missing: "NOT_COUNTED",
      rules: null,
      minimumBadEvents: 10,
      definition: 1,
      version: 1,
    });
    expect(await readSlo.execute(viewer, { slo: made.number })).toEqual(made);
    const listed = await listSlos.execute(viewer, { service: [slug] });
    expect(listed.items.map(({ ref }) => ref)).toEqual([made.ref]);
  });

  it("keeps what it promised before, with who changed it", async () => {
    const { manager, slo } = await makeSlo();
    const edited = await editSlo.execute(
      manager,
      { slo, version: 1, targetPercent: 99.95 },
      clock(9),
    );
    expect(edited).toMatchObject({ targetPercent: 99.95, definition: 2, version: 2 });
    const definitions = await listDefinitions.execute(viewer, { slo });
    expect(
      definitions.map(({ number, targetPercent, validFrom, by }) => [
        number,
        targetPercent,
        validFrom,
        by.name,
      ]),
    ).toEqual([
      [2, 99.95, minute(9), "Grace"],
      [1, 99.9, minute(0), "Grace"],
    ]);
    const where = { slo: { number: slo } };
    await expect(
      prisma().sloDefinition.updateMany({ where, data: { target: 5 } }),
    ).rejects.toThrow();
  });

  it("has no new definition when only its name changes, and no event when nothing does", async () => {
    const { manager, slo, id } = await makeSlo();
    expect(await editSlo.execute(manager, { slo, name: "Others" })).toMatchObject({
      definition: 1,
      version: 2,
    });
    expect(await editSlo.execute(manager, { slo, targetPercent: 99.9 })).toMatchObject({
      version: 2,
    });
    const events = await prisma().auditEvent.findMany({
      where: { subjectId: id },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual(["slo.created", "slo.edited"]);
  });

  it("may change its basis: slices go with it", async () => {
    const { manager, slo } = await makeSlo({ ...PROMISE, measurement: { type: "PUSH" } });
    expect(await editSlo.execute(manager, { slo, basis: "EVENTS" })).toMatchObject({ slice: null });
    const minutes = { slo, measurement: { type: "INCIDENTS" } };
    expect(await editSlo.execute(manager, minutes)).toMatchObject({
      basis: "TIME_SLICES",
      slice: null,
    });
  });

  it("leaves the list when it is archived, and comes back", async () => {
    const { manager, slug, slo } = await makeSlo();
    const refs = async (archived: boolean) =>
      (await listSlos.execute(viewer, { service: [slug], archived })).items.length;
    await archiveSlo.execute(manager, { slo });
    expect([await refs(false), await refs(true)]).toEqual([0, 1]);
    await editSlo.execute(manager, { slo, archived: false });
    expect([await refs(false), await refs(true)]).toEqual([1, 0]);
  });

  it("is listed page by page", async () => {
    const { manager, slug, slo: first } = await makeSlo();
    const make = () => createSlo.execute(manager, { ...PROMISE, service: slug });
    const [second, third] = [(await make()).number, (await make()).number];
    const page = await listSlos.execute(viewer, { service: [slug], limit: 2 });
    expect(page.items.map(({ number }) => number)).toEqual([third, second]);
    const rest = { service: [slug], limit: 2, cursor: page.nextCursor ?? "" };
    expect((await listSlos.execute(viewer, rest)).items.map(({ number }) => number)).toEqual([
      first,
    ]);
  });
});

describe("a refusal", () => {
  const rule = { severity: "PAGE", sharePercent: 2, longMinutes: 60, shortMinutes: 5 };
  it.each([
    ["a target of 100 %", { targetPercent: 100 }, "targetPercent"],
    ["a target of nothing", { targetPercent: 0 }, "targetPercent"],
    ["seven decimals", { targetPercent: 99.1234567 }, "targetPercent"],
    ["a window of no days", { window: { rollingDays: 0 } }, "window.rollingDays"],
    [
      "a zone nobody knows",
      { window: { calendar: "MONTH", timeZone: "Mars/Olympus" } },
      "window.timeZone",
    ],
    ["a slice of 7 minutes", { slice: { minutes: 7 } }, "slice.minutes"],
    ["events with a threshold", { basis: "EVENTS", slice: undefined }, "basis"],
    ["half a threshold", { measurement: { type: "PUSH", op: "LT" } }, "measurement"],
    [
      "three queries",
      { measurement: { type: "PROMETHEUS", dataSource: "a", good: "a", bad: "b", total: "c" } },
      "measurement",
    ],
    [
      "one query",
      { measurement: { type: "PROMETHEUS", dataSource: "a", total: "c" } },
      "measurement",
    ],
    [
      "a value without a threshold",
      { measurement: { type: "PROMETHEUS", dataSource: "a", value: "c" } },
      "measurement",
    ],
    [
      "a data source that is not there",
      { measurement: { type: "PROMETHEUS", dataSource: "a", value: "c", op: "LT", threshold: 1 } },
      "measurement",
    ],
    ["a short window that is long", { rules: [{ ...rule, shortMinutes: 60 }] }, "rules"],
    ["a rule twice", { rules: [rule, rule] }, "rules"],
    ["a field nobody knows", { goal: 99 }, "goal"],
  ])("names %s, and nothing is stored", async (_, wrong, field) => {
    const { manager, slug } = await makeService();
    const made = createSlo.execute(manager, { ...PROMISE, service: slug, ...wrong });
    await expect(made).rejects.toMatchObject({
      code: "INVALID",
      fields: { [field]: expect.any(String) },
    });
    expect((await listSlos.execute(viewer, { service: [slug] })).items).toEqual([]);
  });

  it("is what is not there gets, and who may not", async () => {
    const manager = await signIn("MANAGER");
    const slo = 2_000_000_000;
    const calls = [
      () => createSlo.execute(manager, { ...PROMISE, service: "no-such-service" }),
      () => editSlo.execute(manager, { slo, name: "Any" }),
      () => archiveSlo.execute(manager, { slo }),
      () => readSlo.execute(viewer, { slo }),
      () => listDefinitions.execute(viewer, { slo }),
      () => listExclusions.execute(viewer, { slo }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
    const refused = archiveSlo.execute(viewer, { slo });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("two people at once", () => {
  it("never write over each other", async () => {
    const { manager, slo } = await makeSlo();
    const saves = await Promise.allSettled(
      [99, 98].map((targetPercent) => editSlo.execute(manager, { slo, version: 1, targetPercent })),
    );
    const refused = saves.flatMap((save) => (save.status === "rejected" ? [save.reason] : []));
    const { targetPercent } = await readSlo.execute(viewer, { slo });
    expect(refused).toMatchObject([{ code: "CONFLICT", current: { version: 2, targetPercent } }]);
    expect(await listDefinitions.execute(viewer, { slo })).toHaveLength(2);
  });

  it("do not take back the same exclusion twice", async () => {
    const { manager, slo } = await makeSlo();
    const time = { startsAt: minute(0), endsAt: minute(60), reason: "A move" };
    const { id: exclusionId } = await excludeTime.execute(manager, { slo, ...time });
    const remove = () =>
      removeExclusion.execute(manager, { slo, exclusionId, reason: "It was not" });
    const removed = await Promise.allSettled([remove(), remove()]);
    expect(removed.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
