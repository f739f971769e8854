import "server-only";
import { type Actor, seesEverything, userIdOf } from "@/lib/platform/access/actor";
import { Prisma } from "@/prisma/generated/client";

/*
 * Who may know of an incident (docs/rules/incidents.md): of a restricted one, whoever takes part in it, and admins. The rule has
 * a form for each place that asks it; one table of cases holds them to each other (`visibility.test.ts`).
 */

/** Whoever asks; EVERYBODY for what is kept or sent for readers who are not known yet. */
export type Reader = Actor | "EVERYBODY";

/** For whom something is put into words, and when. */
export type Reading = { readonly actor: Reader; readonly now: Date };

/**
 * As a filter of incidents. It is never an empty object: inside an OR, Prisma lets a relation with an empty filter
 * match nothing.
 */
export function visibleTo(reader: Reader): Prisma.IncidentWhereInput {
  if (reader === "EVERYBODY") return { restricted: false };
  if (seesEverything(reader)) return { number: { gt: 0 } };
  const userId = userIdOf(reader);
  if (userId === null) return { id: { in: [] } };
  return { OR: [{ restricted: false }, { participants: { some: { userId } } }] };
}

/** As a condition of hand-written SQL, on the table `incident` under the name `i`. */
export function visibleToSql(reader: Reader): Prisma.Sql {
  if (reader === "EVERYBODY") return Prisma.sql`not i.restricted`;
  if (seesEverything(reader)) return Prisma.sql`true`;
  const userId = userIdOf(reader);
  if (userId === null) return Prisma.sql`false`;
  return Prisma.sql`(not i.restricted or exists (
    select from participant where incident_id = i.id and user_id = ${userId}::uuid))`;
}

/** What the rule looks at, where it was read before. */
export type Audience = {
  readonly restricted: boolean;
  readonly participants: ReadonlySet<string>;
};

/** As a question about what is known of an incident already. */
export function isVisible({ restricted, participants }: Audience, reader: Reader): boolean {
  if (reader === "EVERYBODY") return !restricted;
  if (seesEverything(reader)) return true;
  const userId = userIdOf(reader);
  return userId !== null && (!restricted || participants.has(userId));
}

/** The other way round: as a filter of the people who may see an incident. */
export function seersOf(incident: {
  readonly id: string;
  readonly restricted: boolean;
}): Prisma.UserWhereInput {
  if (!incident.restricted) return {};
  return { OR: [{ role: "ADMIN" }, { participations: { some: { incidentId: incident.id } } }] };
}
