import "server-only";
import { creationOf, insertService } from "@/lib/catalog/services/create-service";
import { CreateService } from "@/lib/catalog/services/schemas";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { readInThread } from "@/lib/platform/core/threads/file-reader";
import type { Problem } from "@/lib/platform/core/yaml/place";
import { refuseImport } from "@/lib/platform/core/yaml/refuse-import";
import type { JobRequest } from "@/lib/platform/jobs/jobs";
import { insertSlo } from "@/lib/slo/slos/create-slo";
import { changeSlo } from "@/lib/slo/slos/edit-slo";
import { addExclusion } from "@/lib/slo/slos/exclude";
import { lockSlo } from "@/lib/slo/slos/load";
import { CreateSlo } from "@/lib/slo/slos/schemas";
import type { OpenSloWork } from "./openslo-thread";
import type { ParsedSlos } from "./parsed";
import { type PlannedService, type PlannedSlo, planImport, type SloPlan } from "./plan-import";
import { ImportOpenSlo } from "./schemas";

/** What an import did, or would do. */
export type ImportedSlos = {
  readonly created: Done[];
  readonly changed: Done[];
  readonly unchanged: Done[];
  readonly problems: Problem[];
};
type Done = {
  readonly kind: "SERVICE" | "SLO";
  readonly service: string;
  readonly name: string;
  /** What became another than it was, in words. */
  readonly changes: string[];
};

/** Whoever promises more imports it in parts. */
const MOST_SLOS = 500;

/**
 * Imports SLOs from OpenSLO v1 or Sloth, all of a file or nothing. An SLO is known by its service and its name; the
 * same file again changes nothing, and what a file does not say stays as it is.
 * @throws DomainError INVALID naming each line that stops it, unless it is a dry run, which only says so
 */
export const importOpenSlo = defineCommand({
  name: "import.openslo",
  weight: 20,
  permission: "import.run",
  input: ImportOpenSlo,
  sample: { text: sampleFile(), dryRun: true },
  run: async (tx, { text, dataSource, dryRun }, ctx): Promise<Outcome<ImportedSlos>> => {
    const parsed = await readInThread<OpenSloWork, ParsedSlos>("openslo-thread", {
      text,
      dataSource,
    });
    if (parsed.slos.length > MOST_SLOS) {
      throw invalidField(
        "text",
        `The file describes more than ${MOST_SLOS} SLOs: import it in parts.`,
      );
    }
    // One import after the other: the second sees what the first did.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('import.openslo'))`;
    const slugs = parsed.slos.map(({ service }) => service);
    await tx.$queryRaw`
      select 1 from slo where service_id in (select id from service where slug = any(${slugs})) order by id for update`;
    const plan = await planImport(tx, parsed);
    const result = tell(plan);
    if (dryRun) return { result, audit: "unchanged" };
    const stopping = result.problems.filter(({ stops }) => stops);
    if (stopping.length > 0) throw refuseImport(stopping);
    const { audit, jobs } = await apply(tx, plan, ctx);
    const [first, ...rest] = audit;
    return first ? { result, audit: [first, ...rest], jobs } : { result, audit: "unchanged" };
  },
});

/** What the record says of it, and the data sources that are asked at once. */
type Applied = { readonly audit: AuditEntry[]; readonly jobs: JobRequest[] };

async function apply(tx: Tx, plan: SloPlan, ctx: Context): Promise<Applied> {
  const applied: Applied = { audit: [], jobs: [] };
  for (const service of plan.services) {
    applied.audit.push(...(await addService(tx, service, ctx)));
  }
  for (const slo of plan.slos) await applySlo(tx, slo, applied, ctx);
  return applied;
}

async function addService(tx: Tx, service: PlannedService, ctx: Context): Promise<AuditEntry[]> {
  if (!service.isNew) return [];
  const { slug, name, description } = service;
  const creation = CreateService.parse({ slug, name, description });
  const made = await insertService(tx, creation, ctx.now);
  return made ? [creationOf(made.id, creation)] : [];
}

async function applySlo(tx: Tx, planned: PlannedSlo, into: Applied, ctx: Context): Promise<void> {
  const { service, name, definition } = planned;
  let { number } = planned;
  if (number === null) {
    const made = await insertSlo(tx, await serviceOf(tx, service), creationOfSlo(planned), ctx);
    into.audit.push(made.audit);
    into.jobs.push(...made.jobs);
    number = made.slo.number;
  } else if (planned.changes.length > 0) {
    const before = await lockSlo(tx, number);
    const wish = { definition, name, archivedAt: before.archivedAt };
    const changed = await changeSlo(tx, before, wish, ctx);
    if (changed.audit !== "unchanged") {
      into.audit.push(...changed.audit);
      into.jobs.push(...(changed.jobs ?? []));
    }
  }
  for (const { startsAt, endsAt, reason } of planned.newExclusions) {
    const given = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), reason };
    into.audit.push((await addExclusion(tx, await lockSlo(tx, number), given, ctx)).audit);
  }
}

function creationOfSlo({ service, name, definition }: PlannedSlo): CreateSlo {
  const { slice, ...given } = definition;
  return CreateSlo.parse({ service, name, ...given, ...(slice && { slice }) });
}

function serviceOf(tx: Tx, slug: string) {
  return tx.service.findUniqueOrThrow({ where: { slug }, select: { id: true, slug: true } });
}

function tell({ services, slos, problems }: SloPlan): ImportedSlos {
  const done = [
    ...services.map(({ slug, name, isNew }) => {
      return { kind: "SERVICE" as const, service: slug, name, changes: [], isNew };
    }),
    ...slos.map(({ service, name, number, changes }) => {
      return { kind: "SLO" as const, service, name, changes: [...changes], isNew: number === null };
    }),
  ];
  const those = (isWanted: (each: (typeof done)[number]) => boolean) =>
    done.filter(isWanted).map(({ isNew: _, ...each }) => each);
  return {
    created: those(({ isNew }) => isNew),
    changed: those(({ isNew, changes }) => !isNew && changes.length > 0),
    unchanged: those(({ isNew, changes }) => !isNew && changes.length === 0),
    problems: [...problems].sort((a, b) => a.line - b.line),
  };
}

function sampleFile(): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata:
  name: requests-succeed
  annotations:
    muster.dev/measurement: INCIDENTS
spec:
  service: edge-proxy
  indicator:
    metadata: { name: requests }
    spec:
      ratioMetric:
        good: { metricSource: { type: Muster } }
        total: { metricSource: { type: Muster } }
  timeWindow: [{ duration: 30d, isRolling: true }]
  budgetingMethod: Timeslices
  objectives: [{ target: 0.999, timeSliceTarget: 1, timeSliceWindow: 1m }]
`;
}
