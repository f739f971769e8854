import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { stopListening } from "@/lib/platform/realtime/listener";
import { readSource } from "@/lib/slo/sources/queries";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import {
  askingOf,
  makeMeasured,
  makeSource,
  minutesOf,
  startFake,
} from "@/lib/testing/slo/sources";
import { startWorker } from "./start";

vi.setConfig({ testTimeout: 120_000 });

let worker: Awaited<ReturnType<typeof startWorker>>;
const fake = await startFake((response, body) => {
  const form = new URLSearchParams(body);
  const [start, end] = [Number(form.get("start")), Number(form.get("end"))];
  const values = Array.from({ length: (end - start) / 60 + 1 }, (_, at) => [start + at * 60, "2"]);
  const data = { resultType: "matrix", result: [{ metric: {}, values }] };
  response.end(JSON.stringify({ status: "success", data }));
});

beforeAll(async () => {
  await useOwnDatabase("muster_measuring");
  process.env.MUSTER_WEBHOOK_ALLOW = "127.0.0.1";
  worker = await startWorker();
});
afterAll(async () => {
  await worker?.stop();
  await stopListening();
  await fake.close();
});

it("a data source is tried, and an SLO filled in, as soon as they are made", async () => {
  const { admin, slug } = await makeSource(fake.url);
  const now = new Date();
  const { manager, slo, id } = await makeMeasured(slug, { good: "a", total: "b" }, now);
  await vi.waitFor(
    async () => {
      expect((await readSource.execute(admin, { slug })).check).toMatchObject({ failure: null });
      expect(await askingOf(manager, slo, new Date())).toMatchObject({ state: "ANSWERS" });
      expect((await minutesOf(id)).size).toBeGreaterThanOrEqual(30 * 1_440 - 1);
    },
    { timeout: 100_000, interval: 500 },
  );
});
