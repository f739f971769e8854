import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { mentionsIn } from "@/lib/platform/core/text/mention-rules";
import { seersOf } from "@/lib/respond/incidents/visibility/visibility";
import type { Audience } from "./news";

type Concerned = {
  readonly id: string;
  readonly restricted: boolean;
  readonly reporterId: string | null;
};

/**
 * The people an audience stands for: who may still sign in, may see the incident now, and did not do it
 * themselves.
 */
export async function findRecipients(
  db: ReadDb,
  to: Audience,
  incident: Concerned | null,
  event: { readonly actorId: string | null },
): Promise<string[]> {
  const wanted = (await peopleOf(db, to, incident)).filter((id) => id !== event.actorId);
  const found = await db.user.findMany({
    where: {
      id: { in: wanted },
      disabledAt: null,
      ...(incident && seersOf(incident)),
    },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

async function peopleOf(db: ReadDb, to: Audience, incident: Concerned | null): Promise<string[]> {
  if ("person" in to) return [to.person];
  if ("people" in to) return [...to.people];
  if ("namedInEntry" in to) return namedIn(db, to.namedInEntry);
  if ("namedInComment" in to) return namedInComment(db, to.namedInComment);
  if ("inThreadOf" in to) return inThreadOf(db, to.inThreadOf);
  if ("everyAdmin" in to) return admins(db);
  if ("answersFor" in to) return answering(db, to.answersFor);
  if (incident === null) return [];
  if ("holding" in to) return holdersOfFirst(db, to.holding, incident.id);
  if (to.team === "POSTMORTEM") {
    const postmortem = await db.postmortem.findUnique({
      where: { incidentId: incident.id },
      select: { ownerId: true },
    });
    if (postmortem?.ownerId) return [postmortem.ownerId];
  }
  return teamOf(db, incident);
}

async function admins(db: ReadDb): Promise<string[]> {
  const found = await db.user.findMany({ where: { role: "ADMIN" }, select: { id: true } });
  return found.map(({ id }) => id);
}

/** The team that owns a service; where none does, or nobody is in it, the managers. */
async function answering(db: ReadDb, serviceId: string): Promise<string[]> {
  const team = await db.teamMember.findMany({
    where: { team: { archivedAt: null, services: { some: { id: serviceId } } } },
    select: { userId: true },
  });
  if (team.length > 0) return team.map(({ userId }) => userId);
  const found = await db.user.findMany({
    where: { role: { in: ["ADMIN", "MANAGER"] } },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

async function holdersOfFirst(
  db: ReadDb,
  roles: readonly ("COMMUNICATIONS" | "COMMANDER")[],
  incidentId: string,
): Promise<string[]> {
  const held = await db.roleAssignment.findMany({
    where: { incidentId, role: { in: [...roles] }, relinquishedAt: null },
    select: { role: true, userId: true },
  });
  const first = roles.find((role) => held.some((each) => each.role === role));
  return held.filter(({ role }) => role === first).map(({ userId }) => userId);
}

/** Whoever holds a role; while nobody does, who declared it. */
async function teamOf(db: ReadDb, incident: Concerned): Promise<string[]> {
  const holders = await db.roleAssignment.findMany({
    where: { incidentId: incident.id, relinquishedAt: null },
    select: { userId: true },
  });
  if (holders.length > 0) return holders.map(({ userId }) => userId);
  return incident.reporterId ? [incident.reporterId] : [];
}

/** Whom the entry names as it reads now, and who was not told of it before. */
async function namedIn(db: ReadDb, entryId: string): Promise<string[]> {
  const entry = await db.timelineEntry.findUnique({
    where: { id: entryId },
    select: { body: true },
  });
  const handles = mentionsIn(entry?.body ?? "");
  if (handles.length === 0) return [];
  const people = await db.$queryRaw<{ id: string }[]>`
    select u.id from app_user u
    where lower(split_part(u.email::text, '@', 1)) = any(${handles})
      and not exists (
        select from notification n join audit_event e on e.id = n.event_id
        where n.user_id = u.id and n.kind = 'MENTION' and e.subject_id = ${entryId})`;
  return people.map(({ id }) => id);
}

/** A comment stays as it is, so whom it names is told once. */
async function namedInComment(db: ReadDb, id: string): Promise<string[]> {
  const comment = await db.actionItemComment.findUnique({ where: { id }, select: { body: true } });
  return named(db, comment?.body ?? "");
}

async function inThreadOf(db: ReadDb, commentId: string): Promise<string[]> {
  const comment = await db.postmortemComment.findUnique({
    where: { id: commentId },
    select: {
      body: true,
      thread: {
        select: {
          postmortem: { select: { ownerId: true } },
          comments: { select: { byId: true } },
        },
      },
    },
  });
  if (!comment) return [];
  const { postmortem, comments } = comment.thread;
  const concerned = [postmortem.ownerId, ...comments.map(({ byId }) => byId)];
  return [...concerned.filter((id) => id !== null), ...(await named(db, comment.body))];
}

/** Whom a text names. */
async function named(db: ReadDb, body: string): Promise<string[]> {
  const people = await db.$queryRaw<{ id: string }[]>`
    select id from app_user
    where lower(split_part(email::text, '@', 1)) = any(${mentionsIn(body)})`;
  return people.map(({ id }) => id);
}
