import { beforeEach, describe, expect, it, vi } from "vitest";
import { PostHeads } from "@/lib/admin/proof/post-heads";
import { LetGo } from "@/lib/admin/upkeep/jobs";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { RemindOwners } from "@/lib/learn/action-items/digest/jobs";
import { KeepAccounts } from "@/lib/people/people/jobs";
import { pool, prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { readTimeline } from "@/lib/respond/timeline/queries";
import { RankAll } from "@/lib/slo/needs/jobs";
import { WatchSlos } from "@/lib/slo/watch/jobs";
import { listNotifications } from "@/lib/tell/notifications/queries";
import { signIn } from "@/lib/testing/core/people";
import { startWorker } from "./start";

const HOUR_MS = 60 * 60_000;
/** How long a slow machine may take; no test is about how fast this is. */
const PATIENCE_MS = 40_000;
vi.setConfig({ testTimeout: 60_000 });

// What other tests left to do is none of these tests' work.
beforeEach(async () => {
  await pool().query("delete from graphile_worker._private_jobs");
});

describe("the worker", () => {
  it("records a promise that fell due while nothing ran, once, at its due time", async () => {
    const ada = await signIn("RESPONDER");
    const declaredAt = new Date(Date.now() - 2 * HOUR_MS);
    const input = { title: "Unseen", severity: "SEV1" };
    const { number: incident } = await declareIncident.execute(ada, input, { now: declaredAt });
    const breaches = async () => {
      const items = await readTimeline.execute(ada, { incident });
      return items.filter(({ kind }) => kind === "clock.breached");
    };
    expect(await breaches()).toEqual([]);

    const worker = await startWorker();
    await vi.waitFor(async () => expect(await breaches()).toHaveLength(1), {
      timeout: PATIENCE_MS,
    });
    await worker.stop();
    const dueAt = new Date(declaredAt.getTime() + 15 * 60_000).toISOString();
    expect((await breaches())[0]).toMatchObject({
      occurredAt: dueAt,
      body: "Response target of 15 min for SEV1 passed.",
      author: { name: "Muster" },
    });
  });

  it("records a promise within seconds of its falling due, and none that was kept", async () => {
    const ada = await signIn("RESPONDER");
    // Declared so that the response of 15 minutes falls due two seconds from now.
    const now = new Date(Date.now() - 15 * 60_000 + 2_000);
    const late = await declareIncident.execute(ada, { title: "Late", severity: "SEV1" }, { now });
    const kept = await declareIncident.execute(ada, { title: "Kept", severity: "SEV1" }, { now });
    await acknowledgeIncident.execute(ada, { incident: kept.number }, { now });
    const kinds = async (incident: number) =>
      (await readTimeline.execute(ada, { incident })).map(({ kind }) => kind);

    const worker = await startWorker();
    await vi.waitFor(async () => expect(await kinds(late.number)).toContain("clock.breached"), {
      timeout: PATIENCE_MS,
    });
    await worker.stop();
    expect(await kinds(kept.number)).not.toContain("clock.breached");
  });

  it("records a promise before what waited longer and is due at no time", async () => {
    const ada = await signIn("RESPONDER");
    const declaredAt = new Date(Date.now() - 2 * HOUR_MS);
    const input = { title: "Behind a queue", severity: "SEV1" };
    await declareIncident.execute(ada, input, { now: declaredAt });
    await pool().query(
      `select graphile_worker.add_job('audit.follow', json_build_object('stream', 'none:' || n),
         run_at => now() - interval '1 day') from generate_series(1, 3000) n`,
    );
    const waiting = async (task: string) => {
      const { rows } = await pool().query(
        "select count(*)::int as jobs from graphile_worker.jobs where task_identifier = $1",
        [task],
      );
      return rows[0].jobs as number;
    };
    const worker = await startWorker();
    await vi.waitFor(async () => expect(await waiting("clock.record-breach")).toBe(0), {
      timeout: PATIENCE_MS,
      interval: 10,
    });
    const behind = await waiting("audit.follow");
    await worker.stop();
    expect(behind).toBeGreaterThan(1_000);
  });

  it("reminds owners of what they owe, once, though two of it work", async () => {
    const ada = await signIn("RESPONDER");
    const item = { title: "Rotate keys", ownerId: ada.id, dueOn: "2026-01-05" };
    await createActionItem.execute(ada, item);
    const workers = await Promise.all([startWorker(), startWorker()]);
    for (const _ of workers)
      await prisma().$executeRaw`
      select graphile_worker.add_job(${RemindOwners.name})`;
    const told = async () => {
      const { items } = await listNotifications.execute(ada, {});
      return items.filter(({ kind }) => kind === "ITEMS_DUE");
    };
    await vi.waitFor(async () => expect(await told()).toHaveLength(1), { timeout: 15_000 });
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(await told()).toHaveLength(1);
    const calendar = await prisma().$queryRaw`
      select identifier from graphile_worker._private_known_crontabs order by identifier`;
    expect(calendar).toEqual([
      { identifier: KeepAccounts.name },
      { identifier: RemindOwners.name },
      { identifier: PostHeads.name },
      { identifier: RankAll.name },
      { identifier: WatchSlos.name },
      { identifier: LetGo.name },
    ]);
  });

  it("tells a person of what concerns them once, though two of it work", async () => {
    const ada = await signIn("RESPONDER");
    const grace = await signIn("RESPONDER");
    const workers = await Promise.all([startWorker(), startWorker()]);
    const input = { title: "Told", severity: "SEV4" } as const;
    const { number: incident } = await declareIncident.execute(ada, input);
    await Promise.all(
      (["SCRIBE", "OPERATIONS", "COMMUNICATIONS"] as const).map((role) =>
        assignRole.execute(ada, { incident, role, userId: grace.id }),
      ),
    );
    const told = async () => (await listNotifications.execute(grace, {})).items;
    await vi.waitFor(async () => expect(await told()).toHaveLength(3), { timeout: PATIENCE_MS });
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(await told()).toHaveLength(3);
  });
});
