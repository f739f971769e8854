import "server-only";
import { digestOf } from "@/lib/platform/audit/chain";
import type { ReadDb } from "@/lib/platform/core/db";
import { takeTurns } from "@/lib/platform/core/threads/pause";
import { readEvent, type StoredEvent } from "@/lib/record/events/read-event";
import { streamOf } from "@/lib/respond/incidents/load";

type Saved = {
  readonly seq: number;
  readonly key: string;
  readonly version: number;
  readonly digest: string;
};

const EVENTS_A_PAGE = 500;

/**
 * Compares the texts of a postmortem's sections with the digests that the chain has of them, and each section
 * with its newest revision. A section's first text is drafted by Muster and has no digest of its own.
 */
export async function findSectionFault(db: ReadDb, incident: { id: string }) {
  const turn = takeTurns();
  for await (const { seq, key, version, digest } of listSaved(db, incident)) {
    await turn();
    const revision = await db.postmortemSectionRevision.findFirst({
      where: { key, version, postmortem: { incidentId: incident.id } },
      select: { body: true },
    });
    const name = `Version ${version} of the section ${key}`;
    if (!revision) return { seq, why: `${name} is missing.` };
    if (digestOf({ key, version, body: revision.body }) !== digest) {
      return { seq, why: `${name} was changed.` };
    }
  }
  const [differing] = await db.$queryRaw<{ key: string }[]>`
    select section.key from postmortem_section section
      join postmortem on postmortem.id = section.postmortem_id
      left join postmortem_section_revision revision on revision.postmortem_id = section.postmortem_id
        and revision.key = section.key and revision.version = section.version
    where postmortem.incident_id = ${incident.id}::uuid and revision.body is distinct from section.body
    order by section.key limit 1`;
  return differing
    ? { seq: null, why: `The section ${differing.key} differs from its newest version.` }
    : null;
}

/** Every text of a section that an event has a digest of, in the order of the chain. */
async function* listSaved(db: ReadDb, incident: { id: string }): AsyncGenerator<Saved> {
  for (let reached = 0; ; ) {
    const events = await db.auditEvent.findMany({
      where: {
        stream: streamOf(incident),
        seq: { gt: reached },
        type: { in: ["postmortem.section-edited", "postmortem.edited"] },
      },
      orderBy: { seq: "asc" },
      take: EVENTS_A_PAGE,
    });
    for (const stored of events) {
      for (const saved of savedBy(stored)) yield { ...saved, seq: stored.seq };
    }
    const last = events.at(-1);
    if (!last) return;
    reached = last.seq;
  }
}

/** The texts that an event tells of; an earlier kind of edit told of several at once. */
function savedBy(stored: StoredEvent): readonly Omit<Saved, "seq">[] {
  const event = readEvent(stored);
  if (event?.type === "postmortem.section-edited") return [event.after];
  return event?.type === "postmortem.edited" ? (event.after.sections ?? []) : [];
}
