import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { editService } from "@/lib/catalog/services/edit-service";
import { prisma } from "@/lib/platform/core/db";
import { archiveSlo } from "@/lib/slo/slos/archive-slo";
import { createSlo } from "@/lib/slo/slos/create-slo";
import { editSlo } from "@/lib/slo/slos/edit-slo";
import { excludeTime } from "@/lib/slo/slos/exclude";
import { listDefinitions, listExclusions, listSlos } from "@/lib/slo/slos/queries";
import { signIn } from "@/lib/testing/core/people";
import { makeService, makeSlo } from "@/lib/testing/slo/slos";
import { exportOpenSlo } from "./export-openslo";
import { importOpenSlo } from "./import-openslo";

const manager = await signIn("MANAGER");
const run = (text: string, given: object = {}) =>
  importOpenSlo.execute(manager, { text, ...given });
let slug = "";
beforeEach(() => {
  slug = `shop-${randomUUID().slice(0, 8)}`;
});

const service = () => `apiVersion: openslo/v1
kind: Service
metadata: { name: ${slug}, displayName: Shop }
spec: { description: Sells things }
---
`;
const pushed = (name = "Requests succeed", target = 0.999) => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: requests-${name.length}
  displayName: ${name}
  annotations:
    muster.dev/measurement: PUSH
    muster.dev/exclusions: 2026-03-14T02:00:00Z/2026-03-14T04:00:00Z Planned move
spec:
  service: ${slug}
  indicator:
    metadata: { name: x }
    spec:
      ratioMetric:
        good: { metricSource: { type: Muster } }
        total: { metricSource: { type: Muster } }
  timeWindow: [{ duration: 4w, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: ${target} }]
`;
const asked = () =>
  pushed("Asked")
    .replace("    muster.dev/measurement: PUSH\n", "")
    .replaceAll(
      "type: Muster",
      "type: Prometheus, metricSourceRef: no-such-source, spec: { query: x }",
    );
const all = async () => (await listSlos.execute(manager, { service: [slug] })).items;

describe("an import of SLOs", () => {
  it("makes services, SLOs and exclusions; twice changes nothing", async () => {
    const text = service() + pushed();
    expect(await run(text, { dryRun: true })).toMatchObject({ created: [{}, {}], problems: [] });
    expect(await prisma().service.count({ where: { slug } })).toBe(0);
    const done = await run(text);
    expect(done.created).toEqual([
      { kind: "SERVICE", service: slug, name: "Shop", changes: [] },
      { kind: "SLO", service: slug, name: "Requests succeed", changes: [] },
    ]);
    const [slo] = await all();
    expect(slo).toMatchObject({
      name: "Requests succeed",
      targetPercent: 99.9,
      window: { rollingDays: 28 },
      measurement: { type: "PUSH" },
      minimumBadEvents: 10,
    });
    const excluded = await listExclusions.execute(manager, { slo: slo?.number });
    expect(excluded).toMatchObject([
      { startsAt: "2026-03-14T02:00:00.000Z", reason: "Planned move" },
    ]);

    const events = await prisma().auditEvent.count();
    const again = await run(text);
    expect([again.created, again.changed, again.unchanged.length]).toEqual([[], [], 2]);
    expect(await prisma().auditEvent.count()).toBe(events);
  });

  it("changes what a file says otherwise, and leaves what it does not say", async () => {
    await run(service() + pushed());
    const [before] = await all();
    const slo = before?.number ?? 0;
    const own = { sli: "ERROR_RATE", description: "By hand", minimumBadEvents: 3, rules: [] };
    await editSlo.execute(manager, { slo, ...own });
    const text = pushed("Requests succeed", 0.9995);
    const changes = ["99.9 % over 28 days → 99.95 % over 28 days"];
    expect((await run(text, { dryRun: true })).changed).toMatchObject([{ changes }]);
    expect((await all())[0]?.targetPercent).toBe(99.9);
    expect((await run(text)).changed).toMatchObject([{ kind: "SLO", changes }]);
    expect(await all()).toMatchObject([{ ...own, targetPercent: 99.95 }]);
    expect((await run(text)).changed).toEqual([]);
    expect(await listDefinitions.execute(manager, { slo })).toHaveLength(3);
  });

  it("is all or nothing, with the line of each thing that stops it", async () => {
    const text = `${service()}${pushed()}---\n${asked()}`;
    const dry = await run(text, { dryRun: true });
    expect(dry.problems).toEqual([
      {
        document: 3,
        line: 39,
        stops: true,
        message: expect.stringContaining("no data source “no-such-source”"),
      },
    ]);
    await expect(run(text)).rejects.toMatchObject({
      code: "INVALID",
      fields: { "line 39": expect.stringContaining("no-such-source") },
    });
    expect(await prisma().service.count({ where: { slug } })).toBe(0);
  });

  it("stops at services and SLOs that are nowhere, archived, or several", async () => {
    const stops = async (text: string) =>
      (await run(text, { dryRun: true })).problems
        .filter(({ stops }) => stops)
        .map(({ message }) => message);
    expect(await stops(pushed())).toEqual([expect.stringContaining(`no service “${slug}”`)]);
    await run(service() + pushed());
    const [slo] = await all();
    await archiveSlo.execute(manager, { slo: slo?.number });
    expect(await stops(pushed())).toEqual([expect.stringContaining("is archived")]);
    await editSlo.execute(manager, { slo: slo?.number, archived: false });
    const promise = {
      service: slug,
      name: "Requests succeed",
      sli: "AVAILABILITY",
      targetPercent: 99,
    };
    const rest = { window: { rollingDays: 7 }, basis: "EVENTS", measurement: { type: "PUSH" } };
    await createSlo.execute(manager, { ...promise, ...rest });
    expect(await stops(pushed())).toEqual([expect.stringContaining("several SLOs")]);
    await editService.execute(manager, { service: slug, archived: true });
    expect(await stops(service() + pushed("Other"))).toContainEqual(
      expect.stringContaining("archived"),
    );
    expect(await stops(service().replace(slug, "import"))).toEqual([
      expect.stringContaining("page of Muster"),
    ]);
  });

  it.each([
    ["what holds the parser up", "? ".repeat(9_000), /nested too deeply/],
    ["aliases of aliases", bomb(), /repeats its parts|names no version/],
    ["deep nesting", "[".repeat(5_000), /nested too deeply/],
  ])("is read beside the event loop, and stops at %s", async (_, text, why) => {
    expect((await run(text, { dryRun: true })).problems).toMatchObject([
      { stops: true, message: expect.stringMatching(why) },
    ]);
  });

  it("is done once by two at once, and by managers only", async () => {
    const text = service() + pushed();
    const both = await Promise.all([run(text), run(text)]);
    expect(both.map(({ created }) => created.length).sort()).toEqual([0, 2]);
    expect(await all()).toHaveLength(1);
    const responder = await signIn("RESPONDER");
    const refused = importOpenSlo.execute(responder, { text });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("an export of SLOs", () => {
  it("reads back to the same: nothing changes here, and elsewhere all of it is made", async () => {
    const {
      manager: grace,
      slug: own,
      slo,
    } = await makeSlo({
      name: "Fast",
      sli: "LATENCY",
      description: "p99\nof all",
      window: { calendar: "QUARTER", timeZone: "Europe/Berlin" },
      basis: "TIME_SLICES",
      slice: { minutes: 5, targetPercent: 95.5 },
      missing: "BAD",
      measurement: { type: "PUSH", op: "<=", threshold: 0.3 },
      rules: [{ severity: "PAGE", sharePercent: 3.333, longMinutes: 90, shortMinutes: 7 }],
      minimumBadEvents: 0,
    });
    slug = own;
    const promise = {
      service: own,
      name: "By incidents",
      sli: "AVAILABILITY",
      targetPercent: 99.9,
    };
    await createSlo.execute(grace, {
      ...promise,
      window: { rollingDays: 30 },
      measurement: { type: "INCIDENTS" },
    });
    const at = Date.now() - 86_400_000;
    const span = {
      startsAt: new Date(at).toISOString(),
      endsAt: new Date(at + 3_600_000).toISOString(),
    };
    await excludeTime.execute(grace, { slo, ...span, reason: "Move: of “db”, #7" });
    const text = await exportOpenSlo.execute(manager, { service: own });
    expect(parseAllDocuments(text)).toHaveLength(4);
    const again = await run(text);
    expect([again.created, again.changed, again.problems]).toEqual([[], [], []]);

    const here = await all();
    slug = `${own.slice(0, 20)}-elsewhere`;
    const elsewhere = await run(text.replaceAll(own, slug));
    expect(elsewhere.created).toHaveLength(3);
    const without = (those: typeof here) =>
      those.map(
        ({
          id: _,
          number: _n,
          ref: _r,
          service: _s,
          createdAt: _c,
          definedAt: _d,
          version: _v,
          ...same
        }) => same,
      );
    // The newest comes first in a list, and the file begins with the oldest.
    expect(without(await all())).toEqual(without(here));
  });

  it("is for everybody who may read, and of a service that is there", async () => {
    const viewer = await signIn("VIEWER");
    const { slug: empty } = await makeService();
    expect(await exportOpenSlo.execute(viewer, { service: empty })).toContain("kind: Service");
    const refused = exportOpenSlo.execute(viewer, { service: "no-such-service" });
    await expect(refused).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

/** Each alias stands for ten of the one before. */
function bomb(): string {
  const ten = (name: string) => `[${Array(10).fill(`*${name}`).join(", ")}]`;
  const rows = Array.from({ length: 8 }, (_, at) => `a${at + 1}: &a${at + 1} ${ten(`a${at}`)}`);
  return ["a0: &a0 x", ...rows].join("\n");
}
