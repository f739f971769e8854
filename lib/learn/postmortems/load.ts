import "server-only";
import { type Actor, may, userIdOf } from "@/lib/platform/access/actor";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { loadIncident } from "@/lib/respond/incidents/load";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import { Prisma } from "@/prisma/generated/client";

/** Drafts are read by those who write them and by who took part; what was published, by everybody (docs/rules/postmortems.md). */
export function readableBy(actor: Actor): Prisma.PostmortemWhereInput {
  const incident = visibleTo(actor);
  if (may(actor, "postmortem.write")) return { incident };
  const userId = userIdOf(actor) ?? "";
  const tookPart = { incident: { participants: { some: { userId } } } };
  return { AND: [{ incident }, { OR: [{ publishedAt: { not: null } }, tookPart] }] };
}

/** The same filter for hand-written SQL, on the table `postmortem`, beside the one of its incident `i`. */
export function readableBySql(actor: Actor): Prisma.Sql {
  if (may(actor, "postmortem.write")) return Prisma.sql`true`;
  return Prisma.sql`(postmortem.published_at is not null or exists (
    select from participant where incident_id = i.id and user_id = ${userIdOf(actor)}::uuid))`;
}

/**
 * The postmortem of an incident the actor may see, as far as it is theirs to read: where `readsDraft` is
 * false, only what was published.
 * @throws DomainError NOT_FOUND; FORBIDDEN for a draft of others that was never published.
 */
export async function loadReadable(db: ReadDb, incidentNumber: number, actor: Actor) {
  const incident = await loadIncident(db, incidentNumber, actor);
  const postmortem = await db.postmortem.findUnique({ where: { incidentId: incident.id } });
  if (!postmortem) throw notFound(`A postmortem of INC-${incidentNumber}`);
  const readsDraft = await mayReadDraft(db, incident.id, actor);
  if (!readsDraft && postmortem.publishedAt === null) throw draftOfOthers();
  return { incident, postmortem, readsDraft };
}

/** The same with its newest text, published or not. @throws DomainError NOT_FOUND; FORBIDDEN. */
export async function loadPostmortem(db: ReadDb, incidentNumber: number, actor: Actor) {
  const { readsDraft, ...found } = await loadReadable(db, incidentNumber, actor);
  if (!readsDraft && found.postmortem.state !== "PUBLISHED") throw draftOfOthers();
  return found;
}

/**
 * The same for how its text came to be: those who may read a draft may read what drafts said.
 * @throws DomainError NOT_FOUND; FORBIDDEN.
 */
export async function loadDraft(db: ReadDb, incidentNumber: number, actor: Actor) {
  const { readsDraft, ...found } = await loadReadable(db, incidentNumber, actor);
  if (!readsDraft) {
    throw new DomainError("FORBIDDEN", "How a text was written is for those who wrote it.");
  }
  return found;
}

function draftOfOthers(): DomainError {
  return new DomainError("FORBIDDEN", "This postmortem is a draft: it can be read once published.");
}

async function mayReadDraft(db: ReadDb, incidentId: string, actor: Actor): Promise<boolean> {
  if (may(actor, "postmortem.write")) return true;
  const userId = userIdOf(actor);
  return userId !== null && (await db.participant.count({ where: { incidentId, userId } })) > 0;
}

type Target = { readonly incident: number; readonly version?: number | undefined };

/**
 * The same for a change of its text: the row is held, and a published one is frozen.
 * @throws DomainError NOT_FOUND; CONFLICT when it is published or `version` is stale.
 */
export async function lockPostmortem(tx: Tx, target: Target, actor: Actor) {
  const found = await holdPostmortem(tx, target, actor);
  if (found.postmortem.state === "PUBLISHED") {
    throw new DomainError("CONFLICT", "This postmortem is published; its text is frozen.");
  }
  return found;
}

/**
 * The same for a step of its review or publication: the row is held, in whatever state it is.
 * @throws DomainError NOT_FOUND; CONFLICT when `version` is stale.
 */
export async function holdPostmortem(tx: Tx, target: Target, actor: Actor) {
  const { id } = await loadIncident(tx, target.incident, actor);
  await tx.$queryRaw`select 1 from postmortem where incident_id = ${id}::uuid for update`;
  const found = await loadPostmortem(tx, target.incident, actor);
  const { state, version } = found.postmortem;
  if (target.version !== undefined && target.version !== version) {
    throw new DomainError("CONFLICT", "Somebody changed this postmortem meanwhile. Look again.", {
      current: { version, state },
    });
  }
  return found;
}
