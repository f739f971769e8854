import "server-only";
import type { Actor } from "@/lib/platform/access/actor";
import { REGISTER_STREAM } from "@/lib/platform/audit/heads";
import type { ReadDb } from "@/lib/platform/core/db";
import { literally } from "@/lib/platform/core/text/like";
import { Prisma } from "@/prisma/generated/client";
import type { Place } from "./cursor";
import { kindsOf } from "./kind-of";
import type { FilterAudit } from "./schemas";

/** How many events one call looks through when no index answers all of its filters. */
export const MOST_WALKED = 5_000;

export type FoundEvent = {
  readonly id: bigint;
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly command: string;
  readonly actorKind: Actor["kind"];
  readonly actorId: string | null;
  readonly actorName: string;
  readonly via: Actor["via"];
  readonly requestId: string;
  readonly ip: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly hash: string;
};
/** `walkedTo` is where the look ended before it found enough; null when there is nothing further. */
export type Found = { readonly events: readonly FoundEvent[]; readonly walkedTo: Place | null };
/** The filters with what they point at looked up; `types` is null for all, `incidentId` too. */
export type Wanted = FilterAudit & {
  readonly types: readonly string[] | null;
  readonly incidentId: string | null;
};

/**
 * The newest events that fit, behind a place. It walks the one index that narrows most, newest first, and
 * judges the other filters on what it meets; after `MOST_WALKED` events it stops and says how far it came,
 * so that no filter, however rare what it looks for, costs more than that.
 * @param most at most so many events
 */
export async function findEvents(
  db: ReadDb,
  filters: FilterAudit,
  most: number,
  behind: Place | null,
): Promise<Found> {
  const wanted = await lookUp(db, filters);
  if (wanted === null) return { events: [], walkedTo: null };
  const { sql, reach } = eventsStatement(wanted, most, behind);
  const rows = await db.$queryRaw<(Partial<FoundEvent> & Edge)[]>(sql);
  const events = rows.filter((row): row is FoundEvent & Edge => row.id != null);
  const [first] = rows;
  const isCut = first !== undefined && first.walked >= reach && events.length < most;
  return { events, walkedTo: isCut ? { at: first.edgeAt, id: first.edgeId } : null };
}

type Edge = { readonly walked: number; readonly edgeAt: Date; readonly edgeId: bigint };

/** The statement of `findEvents`, and how many events it walks at most. */
export function eventsStatement(wanted: Wanted, most: number, behind: Place | null) {
  const walk = chooseWalk(wanted);
  const rest = walk.answersAll ? [] : restOf(wanted);
  const reach = walk.answersAll ? most : MOST_WALKED;
  const within = timesOf(wanted, behind);
  const sql = Prisma.sql`
    with walked as materialized (${walk.sql(within, reach)}),
    fitting as (
      select * from walked event where ${and([...rest, Prisma.sql`true`])}
      order by recorded_at desc, id desc limit ${most}),
    edge as (
      select count(*)::int as walked, min(recorded_at) as at,
        (select id from walked order by recorded_at, id limit 1) as id from walked)
    select edge.walked, edge.at as "edgeAt", edge.id as "edgeId", event.id, event.stream, event.seq,
      event.type, event.command, event.actor_kind as "actorKind", event.actor_id as "actorId",
      event.actor_name as "actorName", event.via, event.request_id as "requestId", event.ip,
      event.occurred_at as "occurredAt", event.recorded_at as "recordedAt",
      event.subject_type as "subjectType", event.subject_id as "subjectId", event.before, event.after,
      event.reason, event.hash
    from edge left join fitting event on true
    order by event.recorded_at desc, event.id desc`;
  return { sql, reach };
}

/** Every type there is, by skipping along the index: a probe a type, however many events there are. */
export async function listTypes(db: ReadDb): Promise<string[]> {
  const rows = await db.$queryRaw<{ type: string }[]>`
    with recursive known(type) as (
      (select type from audit_event order by type limit 1)
      union all
      select (select type from audit_event where type > known.type order by type limit 1)
      from known where known.type is not null)
    select type from known where type is not null and type not like 'stream.%'`;
  return rows.map(({ type }) => type);
}

/** Null when nothing can fit: an incident that does not exist, a kind of which nothing happened yet. */
async function lookUp(db: ReadDb, filters: FilterAudit): Promise<Wanted | null> {
  const { kind, type, incident } = filters;
  const known = kind === undefined ? null : await listTypes(db);
  const ofKind = known && kind ? known.filter((each) => kindsOf(each).includes(kind)) : null;
  const types =
    type === undefined ? ofKind : [type].filter((each) => !ofKind || ofKind.includes(each));
  if (types?.length === 0) return null;
  if (incident === undefined) return { ...filters, types, incidentId: null };
  const row = await db.incident.findUnique({ where: { number: incident }, select: { id: true } });
  return row && { ...filters, types, incidentId: row.id };
}

type Walk = {
  readonly sql: (within: Prisma.Sql, reach: number) => Prisma.Sql;
  /** Whether what it meets fits all filters. */
  readonly answersAll: boolean;
};

const NEWEST_FIRST = Prisma.sql`order by recorded_at desc, id desc`;

function chooseWalk({ person, types, incidentId, subject, q }: Wanted): Walk {
  const others = [person, types, incidentId, subject].filter((each) => each != null).length;
  const answersAll = others <= 1 && q === "";
  if (incidentId !== null) return { sql: walkIncident(incidentId), answersAll };
  if (subject !== undefined) return { sql: walkWhere(aboutSubject(subject)), answersAll };
  if (person !== undefined) return { sql: walkWhere(Prisma.sql`actor_id = ${person}`), answersAll };
  if (types !== null) return { sql: walkTypes(types), answersAll };
  return { sql: walkWhere(Prisma.sql`true`), answersAll };
}

function walkWhere(condition: Prisma.Sql): Walk["sql"] {
  return (within, reach) => Prisma.sql`
    select * from audit_event where ${condition} and ${within} ${NEWEST_FIRST} limit ${reach}`;
}

/** Each type by its own run of the index, then merged. */
function walkTypes(types: readonly string[]): Walk["sql"] {
  return (within, reach) => Prisma.sql`
    select run.* from unnest(${[...types]}::text[]) as wanted(type)
    cross join lateral (select * from audit_event where type = wanted.type and ${within}
      ${NEWEST_FIRST} limit ${reach}) run ${NEWEST_FIRST} limit ${reach}`;
}

function walkIncident(id: string): Walk["sql"] {
  const own = `incident:${id}`;
  const inChain = walkWhere(Prisma.sql`stream = ${own}`);
  const elsewhere = walkWhere(
    Prisma.sql`subject_type = 'incident' and subject_id = ${id} and stream <> ${own}`,
  );
  return (within, reach) => Prisma.sql`
    select * from ((${inChain(within, reach)}) union all (${elsewhere(within, reach)})) about
    ${NEWEST_FIRST} limit ${reach}`;
}

/** What the walk did not judge already; judging some of it twice changes nothing. */
function restOf({ person, types, subject, q }: Wanted): Prisma.Sql[] {
  const words = `%${literally(q)}%`;
  return [
    ...(person === undefined ? [] : [Prisma.sql`actor_id = ${person}`]),
    ...(types === null ? [] : [Prisma.sql`type = any(${[...types]}::text[])`]),
    ...(subject === undefined ? [] : [aboutSubject(subject)]),
    ...(q === ""
      ? []
      : [
          Prisma.sql`concat_ws(' ', actor_name, type, command, subject_type, subject_id, reason, ip,
            request_id, before::text, after::text) ilike ${words}`,
        ]),
  ];
}

function aboutSubject(subject: string): Prisma.Sql {
  const at = subject.indexOf(":");
  const [type, id] = [subject.slice(0, at), subject.slice(at + 1)];
  return Prisma.sql`subject_type = ${type} and subject_id = ${id}`;
}

function timesOf({ from, to }: FilterAudit, behind: Place | null): Prisma.Sql {
  return and([
    // The register lists streams for the proof; what opened one stands in it as well.
    Prisma.sql`stream <> ${REGISTER_STREAM}`,
    ...(from ? [Prisma.sql`recorded_at >= ${from}`] : []),
    ...(to ? [Prisma.sql`recorded_at < ${to}`] : []),
    ...(behind ? [Prisma.sql`(recorded_at, id) < (${behind.at}, ${behind.id})`] : []),
  ]);
}

function and(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join([...conditions], " and ");
}
