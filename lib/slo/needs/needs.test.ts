import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { archiveSlo } from "@/lib/slo/slos/archive-slo";
import { createSlo } from "@/lib/slo/slos/create-slo";
import { signIn } from "@/lib/testing/core/people";
import { clock, makeService, makeSlo, push } from "@/lib/testing/slo/slos";
import { listByNeed } from "./list-by-need";
import { readMarks } from "./marks";
import { rankSlos } from "./rank-slos";

const JOB = systemActor("Muster", "job");
const DAY = 1_440;
const AT = clock(3 * DAY);
const PROMISE = {
  sli: "AVAILABILITY",
  targetPercent: 99.9,
  window: { rollingDays: 30 },
  basis: "EVENTS",
  measurement: { type: "PUSH" },
};

/** Three days of a service's SLO at one pace: so many of a thousand are bad, each hour, and otherwise in the last two. */
async function measured(service: string, name: string, bad: number, lately: number) {
  const manager = await signIn("MANAGER");
  const { number } = await createSlo.execute(manager, { ...PROMISE, service, name }, clock(0));
  const minutes = Array.from({ length: 3 * DAY - 1 }, (_, minute) => minute);
  const samples = minutes.map(
    (at) => [at, 1_000 - (at > 3 * DAY - 120 ? lately : bad), 1_000] as const,
  );
  await push(manager, number, samples, 3 * DAY);
  return number;
}

/** From just before the first of them: other tests have SLOs of their own. */
async function rankFrom(number: number) {
  let after: number | null = number - 1;
  while (after !== null) after = (await rankSlos.execute(JOB, { after }, AT)).last;
}

describe("SLOs by need", () => {
  it("come overspent, burning, low, without data, calm; page by page, and by what is asked for", async () => {
    const { manager, slug } = await makeService();
    const calm = await measured(slug, "Calm", 0, 0);
    const empty = await createSlo.execute(
      manager,
      { ...PROMISE, service: slug, name: "Empty" },
      clock(0),
    );
    const spent = await measured(slug, "Spent", 2, 0);
    const burning = await measured(slug, "Burning", 0, 16);
    await rankFrom(calm);
    const asked = { service: [slug] };
    const all = await listByNeed.execute(manager, asked, AT);
    expect(all.items.map(({ slo, need }) => [slo.number, need])).toEqual([
      [spent, "SPENT"],
      [burning, "BURNING"],
      [empty.number, "NO_DATA"],
      [calm, "CALM"],
    ]);
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: typeof all = await listByNeed.execute(
        manager,
        { ...asked, limit: 1, ...(cursor && { cursor }) },
        AT,
      );
      seen.push(...page.items.map(({ slo }) => slo.number));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all.items.map(({ slo }) => slo.number));
    const only = async (input: object) =>
      (await listByNeed.execute(manager, { ...asked, ...input }, AT)).items.map(
        ({ slo }) => slo.number,
      );
    expect(await only({ need: ["CALM", "NO_DATA"] })).toEqual([empty.number, calm]);
    expect(await only({ q: "spe" })).toEqual([spent]);
    expect(await only({ q: `SLO-${calm}` })).toEqual([calm]);
    expect(await only({ team: "nobody-s-team" })).toEqual([]);
    await archiveSlo.execute(manager, { slo: spent });
    expect(await only({})).not.toContain(spent);
    expect(await only({ archived: true })).toEqual([spent]);
  });

  it("show the last thirty days, with gaps where nothing is known", async () => {
    const { manager, slug } = await makeService();
    await measured(slug, "Two of a thousand", 2, 2);
    const { items } = await listByNeed.execute(manager, { service: [slug] }, AT);
    const daily = items[0]?.daily ?? [];
    expect(daily).toHaveLength(30);
    expect(daily.slice(0, 27)).toEqual(Array(27).fill(null));
    for (const rate of daily.slice(27)) expect(rate).toBeCloseTo(2, 9);
  });

  it("refuse a cursor that Muster did not give out", async () => {
    const { manager } = await makeService();
    await expect(listByNeed.execute(manager, { cursor: "WzFd" })).rejects.toMatchObject({
      code: "INVALID",
    });
  });
});

describe("what happened in the window", () => {
  it("names incidents with what they spent, and hidden ones to nobody who may not know of them", async () => {
    const { manager, slo, slug } = await makeSlo({
      measurement: { type: "INCIDENTS" },
      basis: undefined,
    });
    const insider = await signIn("RESPONDER");
    const hit = { severity: "SEV2", services: [slug] };
    const open = await declareIncident.execute(insider, { ...hit, title: "Seen" }, clock(100));
    await declareIncident.execute(
      insider,
      { ...hit, title: "Hidden from most", restricted: true },
      clock(100),
    );
    const at = clock(143.2);
    const told = await readMarks.execute(manager, { slo }, at);
    expect(told.incidents).toMatchObject([{ number: open.number, title: "Seen", open: true }]);
    expect(told.incidents[0]?.spentPercent).toBeCloseTo(100, 6);
    expect(JSON.stringify(told)).not.toContain("Hidden");
    const all = await readMarks.execute(insider, { slo }, at);
    expect(all.incidents.map(({ title }) => title).toSorted()).toEqual([
      "Hidden from most",
      "Seen",
    ]);
  });
});

it("an SLO that nobody ranked yet has no place but among those without data", async () => {
  const { manager, slug, slo } = await makeSlo();
  const { items } = await listByNeed.execute(manager, { service: [slug], need: ["NO_DATA"] });
  expect(items.map((each) => each.slo.number)).toEqual([slo]);
  expect(await prisma().sloNeed.count({ where: { slo: { number: slo } } })).toBe(0);
});
