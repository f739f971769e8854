import "server-only";
import { RESERVED_SLUGS } from "@/lib/catalog/services/schemas";
import type { ReadDb } from "@/lib/platform/core/db";
import type { Place, Problem } from "@/lib/platform/core/yaml/place";
import { checked } from "@/lib/slo/slos/create-slo";
import { type Definition, normalise } from "@/lib/slo/slos/definition-rules";
import { isSame } from "@/lib/slo/slos/edit-slo";
import { DefinitionInput } from "@/lib/slo/slos/schemas";
import { newestDefinition, readDefinition, SLO, type SloRow } from "@/lib/slo/slos/view";
import type { ParsedExclusion, ParsedSlo, ParsedSloService, ParsedSlos } from "./parsed";

/** What an import would do with one SLO of a file. */
export type PlannedSlo = {
  readonly service: string;
  readonly name: string;
  /** The number of the one that is there; null for a new one. */
  readonly number: number | null;
  readonly definition: Definition;
  readonly newExclusions: readonly ParsedExclusion[];
  /** What becomes another than it is, in words. */
  readonly changes: readonly string[];
};
export type PlannedService = ParsedSloService & { readonly isNew: boolean };
export type SloPlan = {
  readonly services: readonly PlannedService[];
  readonly slos: readonly PlannedSlo[];
  readonly problems: readonly Problem[];
};

/** Compares a file with what is there, in a few statements however much it is. The same file again plans nothing. */
export async function planImport(db: ReadDb, parsed: ParsedSlos): Promise<SloPlan> {
  const problems: Problem[] = [...parsed.problems];
  const stop = ({ document, line }: Place, message: string) => {
    problems.push({ document, line, message, stops: true });
    return null;
  };
  const slugs = [...parsed.services, ...parsed.slos].map((each) =>
    "slug" in each ? each.slug : each.service,
  );
  const known = await db.service.findMany({
    where: { slug: { in: [...new Set(slugs)] } },
    select: { slug: true, archivedAt: true },
  });
  const isThere = new Map(known.map(({ slug, archivedAt }) => [slug, archivedAt === null]));
  const services = parsed.services.map((service) => planService(service, isThere, stop));
  const rows = await db.slo.findMany({ where: { service: { slug: { in: slugs } } }, ...SLO });
  const exclusions = await db.sloExclusion.findMany({
    where: { sloId: { in: rows.map(({ id }) => id) }, removedAt: null },
    select: { sloId: true, startsAt: true, endsAt: true },
  });
  const excluded = new Set(exclusions.map((each) => spanKey(each.sloId, each)));
  const sources = await readSources(db, parsed);
  const inFile = new Set(services.map(({ slug }) => slug));
  const slos = parsed.slos.flatMap((slo) => {
    if (!inFile.has(slo.service) && isThere.get(slo.service) !== true) {
      const why = isThere.has(slo.service)
        ? `The service “${slo.service}” is archived: restore it first.`
        : `There is no service “${slo.service}”: add it first, or describe it in the file as a Service.`;
      return stop(slo.place, why) ?? [];
    }
    const source = sourceOf(slo);
    if (source !== null && !sources.has(source)) {
      stop(slo.measuredAt, `There is no data source “${source}”: add it first.`);
    }
    const before = findBefore(slo, rows, stop);
    return before === undefined ? [] : planSlo(slo, before, excluded);
  });
  return { services, slos, problems };
}

function sourceOf({ said: { measurement } }: ParsedSlo): string | null {
  return measurement.type === "PROMETHEUS" ? measurement.dataSource : null;
}

/** Those in use of all that a file names. */
async function readSources(db: ReadDb, { slos }: ParsedSlos): Promise<ReadonlySet<string>> {
  const slugs = [...new Set(slos.flatMap((slo) => sourceOf(slo) ?? []))];
  const rows = await db.dataSource.findMany({
    where: { slug: { in: slugs }, archivedAt: null },
    select: { slug: true },
  });
  return new Set(rows.map(({ slug }) => slug));
}

type Stop = (place: Place, message: string) => null;

function planService(
  service: ParsedSloService,
  isThere: ReadonlyMap<string, boolean>,
  stop: Stop,
): PlannedService {
  if (isThere.get(service.slug) === false) {
    stop(service.place, `The service “${service.slug}” is archived: restore it first.`);
  }
  if (RESERVED_SLUGS.has(service.slug)) {
    stop(
      service.place,
      `“${service.slug}” is taken by a page of Muster: call the service otherwise.`,
    );
  }
  return { ...service, isNew: !isThere.has(service.slug) };
}

/** @returns null where there is none of this name; undefined where none can be said to be it */
function findBefore(
  { service, name, place }: ParsedSlo,
  rows: readonly SloRow[],
  stop: Stop,
): SloRow | null | undefined {
  const named = rows.filter((row) => row.service.slug === service && row.name === name);
  const used = named.filter(({ archivedAt }) => archivedAt === null);
  const [one, another] = used;
  if (another) {
    stop(place, `${service} has several SLOs named “${name}”: rename all but one of them first.`);
    return undefined;
  }
  if (one || named.length === 0) return one ?? null;
  stop(place, `“${name}” of ${service} is archived: restore it first, or leave it out.`);
  return undefined;
}

function planSlo(
  { service, name, said, sliIfNew, exclusions }: ParsedSlo,
  before: SloRow | null,
  excluded: ReadonlySet<string>,
): PlannedSlo {
  const current = before && readDefinition(newestDefinition(before));
  const kept = current && {
    sli: current.sli,
    description: current.description,
    missing: current.missing,
    rules: current.rules,
    minimumBadEvents: current.minimumBadEvents,
  };
  const given = DefinitionInput.parse({ sli: sliIfNew, ...kept, ...said });
  const definition = checked(normalise(given));
  const newExclusions = before
    ? exclusions.filter((each) => !excluded.has(spanKey(before.id, widened(each))))
    : exclusions;
  const changes = current ? changesOf(current, definition, newExclusions.length) : [];
  return { service, name, number: before?.number ?? null, definition, newExclusions, changes };
}

function changesOf(before: Definition, after: Definition, newExclusions: number): string[] {
  const [was, is] = [sayPromise(before), sayPromise(after)];
  const parts = [
    ["kind", before.sli, after.sli],
    ["description", before.description, after.description],
    [
      "basis",
      [before.basis, before.slice, before.missing],
      [after.basis, after.slice, after.missing],
    ],
    ["measurement", before.measurement, after.measurement],
    ["alert rules", [before.rules, before.minimumBadEvents], [after.rules, after.minimumBadEvents]],
  ] as const;
  return [
    ...(was === is ? [] : [`${was} → ${is}`]),
    ...parts.flatMap(([words, old, now]) => (isSame(old, now) ? [] : [words])),
    ...(newExclusions === 0 ? [] : [`${newExclusions} more excluded`]),
  ];
}

const MINUTE_MS = 60_000;

/** As they are kept. */
function widened({ startsAt, endsAt }: ParsedExclusion) {
  return {
    startsAt: new Date(Math.floor(Date.parse(startsAt) / MINUTE_MS) * MINUTE_MS),
    endsAt: new Date(Math.ceil(Date.parse(endsAt) / MINUTE_MS) * MINUTE_MS),
  };
}

function spanKey(sloId: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  return `${sloId} ${startsAt.getTime()} ${endsAt.getTime()}`;
}

/** "99.9 % over 30 days". */
function sayPromise({ targetPercent, window }: Definition): string {
  const over =
    "rollingDays" in window
      ? `${window.rollingDays} ${window.rollingDays === 1 ? "day" : "days"}`
      : `each ${window.calendar.toLowerCase()} (${window.timeZone})`;
  return `${targetPercent} % over ${over}`;
}
