import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import type { ReadDb } from "@/lib/platform/core/db";
import { notFound } from "@/lib/platform/core/errors";
import { literally } from "@/lib/platform/core/text/like";
import type { Prisma } from "@/prisma/generated/client";
import { loadIncident, noteRestrictedRead } from "./load";
import { ListIncidents, ReadIncident } from "./schemas";
import {
  type IncidentView,
  type IncidentWithRelations,
  VIEW,
  viewClock,
  viewIncident,
} from "./view";
import { visibleTo } from "./visibility/visibility";

/** One incident. @throws DomainError NOT_FOUND, also when the actor may not know it exists. */
export const readIncident = defineQuery({
  name: "incident.read",
  permission: "incident.read",
  input: ReadIncident,
  sample: { incident: 42 },
  run: async (db, { incident: number }, ctx) => {
    const where = { AND: [{ number }, visibleTo(ctx.actor)] };
    const incident = await db.incident.findFirst({ where, ...VIEW });
    if (!incident) throw notFound(`INC-${number}`);
    if (incident.restricted) noteRestrictedRead(incident.id);
    return viewIncident(incident, ctx);
  },
});

/** Every promise of an incident that still stands, oldest first; superseded ones are history. */
export const readClocks = defineQuery({
  name: "incident.clocks",
  permission: "incident.read",
  input: ReadIncident,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { id } = await loadIncident(db, input.incident, ctx.actor);
    const { clocks } = await db.incident.findUniqueOrThrow({
      where: { id },
      select: { clocks: VIEW.include.clocks },
    });
    return clocks.map((clock) => viewClock(clock, ctx.now));
  },
});

/** Incidents, newest declaration first, paged by cursor; all filters run in SQL. */
export const listIncidents = defineQuery({
  name: "incident.list",
  permission: "incident.read",
  input: ListIncidents,
  sample: {},
  run: async (db, input, ctx): Promise<Page<IncidentView>> => {
    const wanted = await matching(db, input);
    const found = await db.incident.findMany({
      where: { AND: [visibleTo(ctx.actor), wanted, ...after(input.cursor)] },
      orderBy: ORDER,
      take: input.limit + 1,
      select: { id: true },
    });
    // What a row shows is joined once it is known which rows there are.
    const ids = found.map(({ id }) => id);
    const rows = await db.incident.findMany({
      where: { id: { in: ids } },
      orderBy: ORDER,
      ...VIEW,
    });
    return toPage(rows, input.limit, cursorOf, (row) => viewIncident(row, ctx));
  },
});

const ORDER = [
  { declaredAt: "desc" },
  { number: "desc" },
] as const satisfies Prisma.IncidentOrderByWithRelationInput[];

async function matching(db: ReadDb, input: ListIncidents): Promise<Prisma.IncidentWhereInput> {
  const { status, severity, commander, kind, q } = input;
  const held = { role: "COMMANDER", relinquishedAt: null } as const;
  return {
    ...(status.length > 0 && { status: { in: status } }),
    ...(severity.length > 0 && { severity: { in: severity } }),
    ...(kind && { kind }),
    AND: [
      input.service ? await affecting(db, { slug: input.service }) : {},
      input.team ? await affecting(db, { team: { slug: input.team } }) : {},
    ],
    ...(commander && { roles: { some: { ...held, userId: commander } } }),
    ...(q && { OR: searching(q) }),
  };
}

/**
 * By the services' ids, not through their names: the planner knows how many incidents an id has, and takes
 * the index that suits it. Through the names, a rarely affected service would cost a walk of all incidents.
 */
async function affecting(
  db: ReadDb,
  which: Prisma.ServiceWhereInput,
): Promise<Prisma.IncidentWhereInput> {
  const services = await db.service.findMany({ where: which, select: { id: true } });
  const [first, ...more] = services.map(({ id }) => id);
  if (first === undefined) return { id: { in: [] } };
  const serviceId = more.length === 0 ? first : { in: [first, ...more] };
  return { services: { some: { serviceId } } };
}

/** "INC-42" and "42" find by number; anything else by words of the title. */
function searching(q: string): Prisma.IncidentWhereInput[] {
  const title: Prisma.IncidentWhereInput = {
    title: { contains: literally(q), mode: "insensitive" },
  };
  const number = Number(/^(?:inc-)?(\d{1,9})$/i.exec(q)?.[1] ?? Number.NaN);
  return Number.isNaN(number) ? [title] : [{ number }, title];
}

function after(cursor: string | undefined): Prisma.IncidentWhereInput[] {
  if (cursor === undefined) return [];
  const { at, number } = decodeCursor(cursor);
  return [
    { declaredAt: { lte: at } },
    { OR: [{ declaredAt: { lt: at } }, { number: { lt: number } }] },
  ];
}

function cursorOf(row: IncidentWithRelations): string {
  return encodeCursor([row.declaredAt.toISOString(), row.number]);
}
