import { afterEach, describe, expect, it } from "vitest";
import { editSlo } from "@/lib/slo/slos/edit-slo";
import { archiveSource } from "@/lib/slo/sources/archive-source";
import { editSource } from "@/lib/slo/sources/edit-source";
import { type Answering, json, matrix, refusal, steady, text } from "@/lib/testing/slo/answering";
import {
  ask,
  askingOf,
  makeMeasured,
  makeSource,
  minutesOf,
  startFake,
} from "@/lib/testing/slo/sources";

const NOW = new Date("2026-06-01T12:00:45Z");
const QUERIES = { good: "good", total: "total" };
const HOUR_MS = 3_600_000;
const PATIENCE = { patienceMs: 400 };
const later = (ms: number) => new Date(NOW.getTime() + ms);

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function measured(answering: Answering, credentials?: object) {
  const fake = await startFake((...args) => state.answering(...args));
  const state = { answering };
  open.push(fake);
  const source = await makeSource(`${fake.url}/behind/`, credentials ? { credentials } : {});
  return { fake, state, source, ...(await makeMeasured(source.slug, QUERIES, NOW)) };
}

describe("a source that does not answer", () => {
  it.each<[string, Answering, RegExp]>([
    ["hangs", () => undefined, /^No answer within 0\.4 s\.$/],
    ["hangs up", (response) => response.destroy(), /closed the connection without an answer/],
    ["does not speak HTTP", (response) => response.socket?.end("Hello\r\n\r\n"), /not HTTP/],
    ["does not know us", text(401, "Unauthorized"), /401: it does not take these credentials/],
    ["lets nobody in", text(403, "no"), /403: it does not take these credentials/],
    ["leads elsewhere", text(302, "", { location: "/login" }), /302, a redirect/],
    ["is something else", text(404, "<h1>Not found</h1>"), /no Prometheus at this address/],
    ["shows a page", text(200, "<!doctype html>"), /not JSON: is a Prometheus at this address/],
    ["shows a number", text(200, "5"), /not JSON/],
    ["is nested without end", text(200, "[".repeat(500_000)), /not JSON/],
    ["is broken", text(500, "oops"), /answered 500\.$/],
    ["is broken, and says how", refusal(503, "internal", "no storage"), /answered 503: no storage/],
    ["has enough", text(429, "slow down"), /answered 429\.$/],
    [
      "breaks off",
      (response) => {
        response.writeHead(200, { "content-length": 1_000 }).write('{"status":');
        setTimeout(() => response.destroy(), 20);
      },
      /broke off/,
    ],
  ])("since it %s is said of the SLO, and asked again later", async (_, answering, says) => {
    const { state, source, manager, slo, id } = await measured(answering);
    await ask(source.id, NOW, PATIENCE);
    const failing = await askingOf(manager, slo, NOW);
    expect(failing).toMatchObject({ state: "FAILING", failingSince: NOW.toISOString() });
    expect(failing.says).toMatch(says);
    expect(failing.notes).toContain(failing.says);
    state.answering = steady;
    await ask(source.id, later(1_000));
    expect((await askingOf(manager, slo, NOW)).state).toBe("FAILING");
    await ask(source.id, later(10_000));
    expect(await askingOf(manager, slo, NOW)).toMatchObject({ state: "ANSWERS", says: null });
    expect((await minutesOf(id)).size).toBe(30 * 1_440);
  });

  it("since nothing listens there is said, and waited for longer each time, at most five minutes", async () => {
    const { fake, source, manager, slo } = await measured(steady);
    await fake.close();
    let at = NOW;
    const waits: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      await ask(source.id, at);
      const { says, nextAskAt } = await askingOf(manager, slo, at);
      expect(says).toBe("Nothing listens at the data source's address.");
      const next = new Date(nextAskAt ?? 0);
      waits.push(next.getTime() - at.getTime());
      at = next;
    }
    expect(waits[0]).toBeLessThan(7_000);
    expect(waits[2]).toBeGreaterThan(30_000);
    expect(waits.slice(-3)).toEqual([300_000, 300_000, 300_000]);
  });

  it("is asked once, not once an SLO, and delays no other source", async () => {
    const { fake, source, manager, slo } = await measured(() => undefined);
    const sibling = await makeMeasured(source.slug, QUERIES, NOW);
    const fine = await measured(steady);
    const hanging = ask(source.id, NOW, { patienceMs: 3_000 });
    await ask(fine.source.id, NOW);
    expect(fake.requests).toHaveLength(1);
    expect((await minutesOf(fine.id)).size).toBe(30 * 1_440);
    await hanging;
    expect(fake.requests).toHaveLength(1);
    for (const each of [{ manager, slo }, sibling]) {
      expect((await askingOf(each.manager, each.slo, NOW)).says).toMatch(/No answer within 3 s/);
    }
  });
});

describe("a query that is not answered", () => {
  const series = { metric: {}, values: [[1, "1"]] };
  it.each<[string, Answering, RegExp]>([
    ["bad", refusal(400, "bad_data", "1:5: parse error"), /“good” is refused: 1:5: parse error/],
    ["too much", refusal(422, "execution", "too many samples"), /refused: too many samples/],
    ["too slow", refusal(503, "timeout", "timed out"), /takes the data source too long: timed out/],
    ["large", text(200, "x".repeat(2_000_000)), /“good” is too large: sum its series/],
    ["several", matrix([series, series, series]), /answers 3 series: sum them into one/],
    [
      "a vector",
      json({ status: "success", data: { resultType: "vector", result: [] } }),
      /answered with vector where steps were asked for/,
    ],
    ["nothing", json({ status: "success" }), /answered with something else/],
    ["histograms", matrix([{ metric: {}, histograms: [] }]), /answers histograms/],
    [
      "of another time",
      matrix([{ metric: {}, values: [[1e20, "1"]] }]),
      /steps that cannot be read/,
    ],
    ["endless", matrix([{ metric: {}, values: Array(9_000).fill([0, "1"]) }]), /cannot be read/],
    ["garbled", matrix([{ metric: {}, values: [["a", 1]] }]), /steps that cannot be read/],
  ])("since it is %s is said of its SLO, and holds up no other", async (_, answering, says) => {
    const { state, source, manager, slo } = await measured(answering);
    const good: Answering = (response, body) =>
      body.includes("query=other") ? steady(response, body) : answering(response, body);
    state.answering = good;
    const other = await makeMeasured(source.slug, { good: "other", total: "other" }, NOW);
    await ask(source.id, NOW);
    expect((await askingOf(manager, slo, NOW)).says).toMatch(says);
    expect((await askingOf(other.manager, other.slo, NOW)).state).toBe("ANSWERS");
  });

  it("is asked again at once when it is mended, from where it was", async () => {
    const { state, source, manager, slo, id } = await measured(refusal(400, "bad_data", "no"));
    await ask(source.id, NOW);
    state.answering = steady;
    const measurement = { type: "PROMETHEUS", dataSource: source.slug, good: "a", total: "b" };
    await editSlo.execute(manager, { slo, measurement }, { now: later(500) });
    await ask(source.id, later(1_000));
    expect((await askingOf(manager, slo, later(1_000))).state).toBe("ANSWERS");
    expect((await minutesOf(id)).size).toBe(30 * 1_440);
  });

  it("may come with warnings, and is taken", async () => {
    const warned: Answering = (response, body) => {
      const values = [[Number(new URLSearchParams(body).get("end")), "1"]];
      matrix([{ metric: {}, values }], { warnings: ["one store was away"] })(response, body);
    };
    const { source, manager, slo, id } = await measured(warned);
    await ask(source.id, NOW);
    const { state, says } = await askingOf(manager, slo, NOW);
    expect([state, says]).toEqual(["REMARK", "The data source warns: one store was away"]);
    // Each of the nine requests was answered with its last step.
    expect((await minutesOf(id)).size).toBe(9);
  });

  it("is not asked while something else measures, and begins anew after that", async () => {
    const { source, manager, slo, id } = await measured(steady);
    await ask(source.id, NOW);
    const known = (await minutesOf(id)).size;
    await editSlo.execute(manager, { slo, measurement: { type: "PUSH" } }, { now: later(1_000) });
    await ask(source.id, later(HOUR_MS));
    expect((await minutesOf(id)).size).toBe(known);
    const measurement = { type: "PROMETHEUS", dataSource: source.slug, good: "a", total: "b" };
    await editSlo.execute(manager, { slo, measurement }, { now: later(HOUR_MS) });
    await ask(source.id, later(HOUR_MS + 10 * 60_000));
    expect((await minutesOf(id)).size).toBe(known + 10);
  });

  it("is filled in backwards though it was defined again before anything was asked", async () => {
    const { source, manager, slo, id } = await measured(steady);
    await editSlo.execute(manager, { slo, targetPercent: 98 }, { now: later(500) });
    await ask(source.id, later(1_000));
    expect((await minutesOf(id)).size).toBe(30 * 1_440);
  });
});

describe("what is asked", () => {
  it("goes below the address's own path, with the credentials, in chunks, once each", async () => {
    const { fake, source } = await measured(steady, { type: "BEARER", token: "s3cret" });
    await Promise.all([ask(source.id, NOW), ask(source.id, NOW)]);
    expect(new Set(fake.requests.map(({ path }) => path))).toEqual(
      new Set(["/behind/api/v1/query_range"]),
    );
    expect(fake.requests[0]?.authorization).toBe("Bearer s3cret");
    const starts = fake.requests.map(({ form }) => `${form.get("query")} ${form.get("start")}`);
    expect(starts).toHaveLength(new Set(starts).size);
    const steps = fake.requests.map(
      ({ form }) => (Number(form.get("end")) - Number(form.get("start"))) / 60 + 1,
    );
    expect(Math.max(...steps)).toBeLessThanOrEqual(11_000);
    const before = fake.requests.length;
    await ask(source.id, later(1_000));
    expect(fake.requests).toHaveLength(before);
  });

  it("is said: not yet, being filled in, and all of it", async () => {
    const { source, manager, slo } = await measured(steady);
    expect((await askingOf(manager, slo, NOW)).state).toBe("NOT_ASKED_YET");
    await ask(source.id, NOW);
    expect((await askingOf(manager, slo, NOW)).state).toBe("ANSWERS");
    expect(await askingOf(manager, slo, later(HOUR_MS))).toMatchObject({
      state: "FILLING_IN",
      notes: ["It is being filled in: known until 2026-06-01 12:00 UTC so far."],
    });
  });

  it("is nothing while the source is archived, and all at once when it is back", async () => {
    const { fake, source, manager, slo } = await measured(steady);
    await archiveSource.execute(source.admin, { slug: source.slug });
    await ask(source.id, NOW);
    expect(fake.requests).toHaveLength(0);
    expect((await askingOf(manager, slo, NOW)).says).toMatch(/is archived: nothing is asked/);
    await editSource.execute(source.admin, { slug: source.slug, archived: false });
    await ask(source.id, NOW, {}, true);
    expect((await askingOf(manager, slo, NOW)).state).toBe("ANSWERS");
  });

  it("is asked again at once when the source was changed", async () => {
    const { state, source, manager, slo } = await measured(text(401, ""));
    await ask(source.id, NOW);
    state.answering = steady;
    await ask(source.id, NOW, {}, true);
    expect((await askingOf(manager, slo, NOW)).state).toBe("ANSWERS");
  });
});
