import { systemActor, type UserActor } from "@/lib/platform/access/actor";
import { run, T0 } from "./run";

const BUDGETS = systemActor("Budgets", "job");
const at = (minutes: number) => new Date(T0 + minutes * 60_000).toISOString();

/** A team owns a service, promises something of it, and breaks the promise in its second hour. */
export async function promise(ada: UserActor, grace: UserActor) {
  const metrics = { slug: "metrics", name: "Metrics", url: "https://prometheus.example" };
  await run(ada, "data-source.create", metrics);
  await run(ada, "team.create", { slug: "edge-crew", name: "Edge crew" });
  await run(ada, "team.set-member", { team: "edge-crew", userId: grace.id, lead: true });
  await run(ada, "service.edit", { service: "edge", team: "edge-crew", dependsOn: ["pay"] });
  const { number: slo } = await run(
    grace,
    "slo.create",
    {
      service: "edge",
      name: "Requests succeed",
      sli: "AVAILABILITY",
      targetPercent: 99.9,
      window: { rollingDays: 30 },
      basis: "EVENTS",
      measurement: { type: "PUSH" },
    },
    -181,
  );
  const moved = { startsAt: at(-180), endsAt: at(-170), reason: "Planned move of the database" };
  await run(grace, "slo.exclude", { slo, ...moved }, -160);
  const samples = Array.from({ length: 180 }, (_, minute) => ({
    at: at(minute - 180),
    good: minute < 90 ? 1_000 : 500,
    total: 1_000,
  }));
  await run(grace, "slo.push-samples", { slo, samples });
  await run(BUDGETS, "slo.judge-alerts", {});
  const steps = [{ atMostPercent: 50, decision: "FREEZE", text: "Only what mends reliability." }];
  await run(ada, "velocity.set-policy", { steps });
  await run(BUDGETS, "velocity.judge", {}, 1);
  const override = { service: "edge", decision: "CONTINUE", reason: "The fix goes out today" };
  await run(grace, "velocity.override", { ...override, until: at(300) }, 2);
}
