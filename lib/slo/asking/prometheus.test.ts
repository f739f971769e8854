import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ask, askingOf, makeMeasured, makeSource, minutesOf } from "@/lib/testing/slo/sources";
import { startPrometheus } from "@/scripts/lib/prometheus.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

const MINUTE_MS = 60_000;
const DAY = 1_440;
/** The minute that is now, throughout. */
const NOW = Math.floor(Date.now() / MINUTE_MS);
const LIVE = new Date(NOW * MINUTE_MS + 45_000);
/** A minute in the middle of what the past holds, and one of its outage. */
const CALM = NOW - 300;
const OUTAGE = NOW - 100;

const REQUESTS = {
  bad: 'sum(increase(requests_total{code="500"}[$window]))',
  total: "sum(increase(requests_total[{{.window}}]))",
};

const folder = mkdtempSync(path.join(tmpdir(), "muster-prometheus-"));
const exporter = createServer((_request, response) => {
  response.setHeader("content-type", "text/plain; version=0.0.4");
  response.end(`# TYPE alive gauge\nalive ${Date.now() / 1_000}\n`);
});
let prometheus: Awaited<ReturnType<typeof startPrometheus>>;
let source: Awaited<ReturnType<typeof makeSource>>;

beforeAll(async () => {
  await new Promise<void>((resolve) => exporter.listen(0, "127.0.0.1", resolve));
  const { port } = exporter.address() as AddressInfo;
  prometheus = await startPrometheus(folder, { past: writePast(), scrape: `127.0.0.1:${port}` });
  source = await makeSource(prometheus.url);
});
afterAll(async () => {
  await prometheus?.stop();
  exporter.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("an SLO that Prometheus measures", () => {
  it("has thirty days at once, and what nobody measured stays missing", async () => {
    const { id, manager, slo } = await makeMeasured(source.slug, REQUESTS, LIVE);
    expect(await ask(source.id, LIVE)).toBe(false);
    const minutes = await minutesOf(id);
    expect(minutes.get(CALM)).toEqual({ good: 40_000n, total: 40_000n });
    expect(minutes.get(OUTAGE)).toEqual({ good: 30_000n, total: 40_000n });
    expect(minutes.get(NOW - 29 * DAY + 30)).toEqual({ good: 40_000n, total: 40_000n });
    expect(minutes.get(NOW - 20 * DAY)).toBeUndefined();
    const asking = await askingOf(manager, slo, LIVE);
    expect(asking).toMatchObject({ failingSince: null, refused: [] });
    expect(asking.askedUntil).toBe(new Date(NOW * MINUTE_MS).toISOString());
  });

  it("is caught up with after a pause, minute by minute as if there had been none", async () => {
    const before = new Date(LIVE.getTime() - 200 * MINUTE_MS);
    const paused = await makeMeasured(source.slug, REQUESTS, before);
    await ask(source.id, before);
    expect(Math.max(...(await minutesOf(paused.id)).keys())).toBe(NOW - 201);
    await ask(source.id, LIVE);
    const steady = await makeMeasured(source.slug, REQUESTS, LIVE);
    await ask(source.id, LIVE);
    const [late, whole] = [await minutesOf(paused.id), await minutesOf(steady.id)];
    expect(whole.size).toBeGreaterThan(350);
    expect([...whole].filter(([at, it]) => !sameAs(late.get(at), it))).toEqual([]);
  });

  it("reads a classic histogram, as counts and as a percentile", async () => {
    const fast = await makeMeasured(
      source.slug,
      {
        good: 'sum(increase(seconds_bucket{le="0.3"}[$window]))',
        total: "sum(increase(seconds_count[$window]))",
      },
      LIVE,
    );
    const value = "histogram_quantile(0.9, sum by (le) (rate(seconds_bucket[$window])))";
    const percentile = await makeMeasured(source.slug, { value, op: "<=", threshold: 0.5 }, LIVE, {
      sli: "LATENCY",
      basis: "TIME_SLICES",
      slice: { minutes: 5 },
    });
    await ask(source.id, LIVE);
    expect((await minutesOf(fast.id)).get(CALM)).toEqual({ good: 36_000n, total: 40_000n });
    expect((await minutesOf(percentile.id)).get(CALM)).toEqual({ value: expect.closeTo(0.3, 6) });
  });

  it("reads what is scraped now", async () => {
    const queries = { good: "count(alive)", total: "count(alive)" };
    const { id } = await makeMeasured(source.slug, queries, LIVE);
    const soon = new Date(Date.now() + 90_000);
    await vi.waitFor(async () => expect(await hasSamples()).toBe(true), { timeout: 30_000 });
    await ask(source.id, soon);
    const [measured] = [...(await minutesOf(id)).values()].slice(-1);
    expect(measured).toEqual({ good: 1_000n, total: 1_000n });
  });
});

describe("what Prometheus says instead", () => {
  it.each([
    [
      "a query it cannot read",
      { good: "sum(", total: "vector(1)" },
      /“good” is refused: .*parse error/,
    ],
    ["a text", { good: '"text"', total: "vector(1)" }, /“good” is refused: .*string/],
    [
      "several series",
      { good: "requests_total", total: "vector(1)" },
      /“good” answers 2 series: sum them/,
    ],
    [
      "no series",
      { good: "nothing_like_this", total: "vector(1)" },
      /“good” answers no series; .*vector\(0\)/,
    ],
  ])("to %s is said of the SLO", async (_, queries, says) => {
    const { manager, slo } = await makeMeasured(source.slug, queries, LIVE);
    await ask(source.id, LIVE);
    expect((await askingOf(manager, slo, LIVE)).says).toMatch(says);
  });

  it.each([
    ["more good than all", { good: "vector(3)", total: "vector(2)" }, "more good than all"],
    ["more bad than all", { bad: "vector(3)", total: "vector(2)" }, "more bad than all"],
    ["negative", { good: "vector(-1)", total: "vector(2)" }, "negative"],
    ["NaN", { good: "vector(0) / 0", total: "vector(2)" }, "not a number (NaN or infinite)"],
    ["Inf", { good: "vector(1)", total: "vector(1) / 0" }, "not a number (NaN or infinite)"],
  ])("of %s is refused, counted and said", async (_, queries, reason) => {
    const { id, manager, slo } = await makeMeasured(source.slug, queries, LIVE);
    await ask(source.id, LIVE);
    expect((await minutesOf(id)).size).toBe(0);
    const steps = 30 * DAY;
    expect(await askingOf(manager, slo, LIVE)).toMatchObject({
      refused: [{ reason, steps }],
      notes: [`43,200 steps refused: ${reason}.`],
    });
    // Steps that are asked for again count once.
    await ask(source.id, new Date(LIVE.getTime() + MINUTE_MS));
    expect((await askingOf(manager, slo, LIVE)).refused).toEqual([{ reason, steps: steps + 1 }]);
  });
});

async function hasSamples(): Promise<boolean> {
  const answer = await fetch(`${prometheus.url}/api/v1/query?query=alive`);
  return (await answer.json()).data.result.length === 1;
}

function sameAs(a: unknown, b: unknown): boolean {
  const text = (it: unknown) => JSON.stringify(it, (_, part) => `${part}`);
  return text(a) === text(b);
}

/** Ten requests each quarter of a minute: an hour 29 days ago, and the last six, with 20 minutes of outage. */
function writePast(): string {
  const times = [...quarters(NOW - 29 * DAY, NOW - 29 * DAY + 60), ...quarters(NOW - 360, NOW - 2)];
  const lines: Record<string, string[]> = { requests: [], seconds: [] };
  let [fine, failed] = [0, 0];
  for (const at of times) {
    const isOut = Math.abs(at / 60 - OUTAGE) < 10;
    fine += isOut ? 7.5 : 10;
    failed += isOut ? 2.5 : 0;
    const all = fine + failed;
    lines.requests?.push(
      `requests_total{code="200"} ${fine} ${at}`,
      `requests_total{code="500"} ${failed} ${at}`,
    );
    const buckets = [
      ["0.3", 0.9],
      ["1", 1],
      ["+Inf", 1],
    ] as const;
    for (const [le, share] of buckets) {
      lines.seconds?.push(`seconds_bucket{le="${le}"} ${all * share} ${at}`);
    }
    lines.seconds?.push(`seconds_count ${all} ${at}`, `seconds_sum ${all / 5} ${at}`);
  }
  const requests = ["# TYPE requests counter", ...(lines.requests ?? [])];
  const seconds = ["# TYPE seconds histogram", ...(lines.seconds ?? [])];
  return `${[...requests, ...seconds, "# EOF"].join("\n")}\n`;
}

function quarters(from: number, to: number): number[] {
  return Array.from({ length: (to - from) * 4 }, (_, index) => from * 60 + index * 15 + 7);
}
