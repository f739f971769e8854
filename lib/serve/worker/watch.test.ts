import { expect, it, onTestFinished, vi } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { listBurnAlerts } from "@/lib/slo/burn-alerts/queries";
import { readVelocity } from "@/lib/slo/velocity/queries";
import { WatchSlos } from "@/lib/slo/watch/jobs";
import { makeSlo, minute, push } from "@/lib/testing/slo/slos";
import { startWorker } from "./start";

it("watches budgets once, though two of it work, and asks for the next half minute", async () => {
  const { manager, slug, slo } = await makeSlo();
  const now = Math.floor((Date.now() - Date.parse(minute(0))) / 60_000);
  const hour = Array.from({ length: 60 }, (_, at) => [now - 60 + at, 900, 1_000] as const);
  await push(manager, slo, [[now - 90, 10, 10], ...hour], now);
  const workers = await Promise.all([startWorker(), startWorker()]);
  const stop = () => Promise.all(workers.splice(0).map((worker) => worker.stop()));
  onTestFinished(async () => {
    await stop();
  });
  for (const _ of workers) {
    await prisma().$executeRaw`select graphile_worker.add_job(${WatchSlos.name})`;
  }
  const alerts = () => listBurnAlerts.execute(manager, { slo });
  const history = async () => (await readVelocity.execute(manager, { service: slug })).history;
  // The two also work off what other tests left, before or beside it.
  await vi.waitFor(async () => expect(await history()).toHaveLength(1), { timeout: 75_000 });
  await stop();
  expect(await alerts()).toMatchObject([{ severity: "PAGE", longMinutes: 60, endedAt: null }]);
  expect(await history()).toMatchObject([{ decision: "FREEZE", slo: `SLO-${slo}` }]);
  const next = await prisma().$queryRaw`
    select 1 as found from graphile_worker.jobs where key = ${WatchSlos.name}
      and run_at between now() - interval '30 s' and now() + interval '31 s'`;
  expect(next).toEqual([{ found: 1 }]);
});
