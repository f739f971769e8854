import "server-only";
import { insertIncident } from "@/lib/admin/imports/insert-incident";
import { ImportIncident } from "@/lib/admin/imports/schemas";
import { insertRunbook } from "@/lib/catalog/runbooks/create-runbook";
import { CreateRunbook } from "@/lib/catalog/runbooks/schemas";
import { Nothing } from "@/lib/people/people/schemas";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";
import { RankAll } from "@/lib/slo/needs/jobs";
import { DemoEvents } from "./events";
import { makeHistory } from "./history";
import { loadCatalog } from "./load-catalog";
import { loadSlos } from "./load-slos";
import cloudflare from "./real/cloudflare-2019-07-02.json";
import gitlab from "./real/gitlab-2017-01-31.json";
import { makeRunbooks } from "./runbooks";
import { makeRunningIncident } from "./running";

const PEOPLE = ["Mara Lindqvist", "Jonas Weber", "Priya Raman", "Tomás Herrera", "Aiko Tanaka"];

/**
 * Fills an empty workspace: two real incidents from public postmortems, a few months of made-up history,
 * one incident running now, a few runbooks, the teams and services that it is all about, and what is promised of them. All of it in one transaction, through the modules that own the rows.
 * @throws DomainError CONFLICT when there are incidents already.
 */
export const loadDemo = defineCommand({
  name: "demo.load",
  weight: 100,
  permission: "policy.manage",
  input: Nothing,
  sample: {},
  run: async (tx, _input, ctx) => {
    // Two processes may start at once: the second waits here, and then finds the incidents of the first.
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('demo.load'))::text`;
    if ((await tx.incident.count()) > 0) {
      throw new DomainError("CONFLICT", "Demo data is only for an empty workspace.");
    }
    const people = await addPeople(tx, ctx);
    const real = [withoutDueDays(gitlab), withoutDueDays(cloudflare)];
    const madeUp = [...makeHistory(ctx.now), makeRunningIncident(ctx.now)];
    const files = [...real, ...madeUp];
    const audit = await loadCatalog(tx, people, ctx);
    const jobs: JobRequest[] = [];
    for (const [index, file] of files.entries()) {
      const commanderId = people[index % people.length]?.id;
      const cast = commanderId ? { commanderId, reporterId: commanderId } : {};
      const inserted = await insertIncident(tx, ImportIncident.parse(file), cast, ctx);
      audit.push(...inserted.audit);
      await nameServiceOfItems(tx, inserted.incident.id);
      jobs.push(...inserted.clocks.jobs);
    }
    for (const [index, { input, at }] of makeRunbooks(ctx.now).entries()) {
      const written = CreateRunbook.parse({ ...input, ownerId: people[index]?.id });
      audit.push((await insertRunbook(tx, written, at, ctx)).audit);
    }
    audit.push(...(await loadSlos(tx, madeUp, ctx)));
    // The list of SLOs by need is in order at once.
    jobs.push(requestJob(RankAll, {}));
    const loaded: AuditEntry = DemoEvents.entry("demo.loaded", {
      stream: WORKSPACE_STREAM,
      subject: { type: "workspace", id: "demo" },
      after: { incidents: files.length },
    });
    return { result: { incidents: files.length }, audit: [loaded, ...audit], jobs };
  },
});

/** What was promised years ago elsewhere is nobody's overdue work here. */
function withoutDueDays<T extends { postmortem: { actionItems: readonly object[] } }>(file: T) {
  const actionItems = file.postmortem.actionItems.map((item) => ({ ...item, dueInDays: null }));
  return { ...file, postmortem: { ...file.postmortem, actionItems } };
}

/** What was promised after an incident of one service is about that one. */
async function nameServiceOfItems(tx: Tx, incidentId: string): Promise<void> {
  const [hit, ...more] = await tx.incidentService.findMany({ where: { incidentId } });
  if (!hit || more.length > 0) return;
  await tx.actionItem.updateMany({ where: { incidentId }, data: { serviceId: hit.serviceId } });
}

/** Colleagues without a password: they can be given work and cannot sign in. */
async function addPeople(tx: Tx, ctx: Context): Promise<{ id: string; name: string }[]> {
  const people = [];
  for (const name of PEOPLE) {
    const email = `${name.split(" ")[0]?.normalize("NFD").replace(/\W/g, "").toLowerCase()}@demo.invalid`;
    const user = await tx.user.create({
      data: { name, email, role: "RESPONDER", createdAt: ctx.now },
    });
    people.push({ id: user.id, name });
  }
  return people;
}
