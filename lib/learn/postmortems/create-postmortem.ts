import "server-only";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import { SeverityPolicy } from "@/lib/respond/clocks/policy-schema";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { type IncidentRow, lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { PostmortemEvents } from "./events";
import { OnIncident } from "./schemas";
import { saveSection } from "./sections/save-section";
import { gatherSuggestionFacts } from "./suggestions/gather";
import { suggestPoints } from "./suggestions/suggest";
import { SECTION_KEYS, type SectionKey } from "./template";
import { viewPostmortem } from "./view";

/**
 * Drafts the postmortem of a resolved incident from its record (docs/rules/postmortems.md). The commander owns it, or
 * whoever asks. What the facts suggest waits for accept or dismiss.
 * @throws DomainError NOT_FOUND; CONFLICT when it is not resolved, or a draft exists.
 */
export const createPostmortem = defineCommand({
  name: "postmortem.create",
  permission: "postmortem.write",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    await refuseUnlessReady(tx, incident);
    const { id } = await insertDraft(tx, incident, { texts: {}, isPast: false }, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        PostmortemEvents.entry("postmortem.drafted", {
          stream: streamOf(incident),
          subject: { type: "postmortem", id },
        }),
      ],
      ...clocks,
    };
  },
});

/** What imports bring: texts, and that it is the past, of which nobody promised anything. */
type Given = {
  readonly texts: Partial<Record<SectionKey, string>>;
  readonly isPast: boolean;
};

/** Writes the draft with its sections and suggestions. */
export async function insertDraft(tx: Tx, incident: IncidentRow, given: Given, ctx: Context) {
  const commander = await tx.incident.findUniqueOrThrow({
    where: { id: incident.id },
    select: {
      roles: { where: { role: "COMMANDER", relinquishedAt: null }, select: { userId: true } },
    },
  });
  const { postmortemDueDays } = SeverityPolicy.parse(incident.policy)[incident.severity];
  const resolvedAt = incident.resolvedAt ?? ctx.now;
  const postmortem = await tx.postmortem.create({
    data: {
      incidentId: incident.id,
      ownerId: commander.roles[0]?.userId ?? userIdOf(ctx.actor),
      dueAt:
        postmortemDueDays === null || given.isPast
          ? null
          : addMinutes(resolvedAt, postmortemDueDays * 1_440),
      createdAt: given.isPast ? resolvedAt : ctx.now,
    },
  });
  const texts = { impact: impactOf(incident), ...given.texts };
  for (const key of SECTION_KEYS) {
    await saveSection(
      tx,
      { postmortemId: postmortem.id, key, body: texts[key] ?? "", version: 1 },
      nameOf(ctx.actor),
      ctx,
    );
  }
  const suggestions = suggestPoints(await gatherSuggestionFacts(tx, incident.id));
  await tx.postmortemSuggestion.createMany({
    data: suggestions.map(({ rule, section, text, facts }) => ({
      postmortemId: postmortem.id,
      rule,
      section,
      text,
      facts: facts.map((fact) => ({ ...fact })),
    })),
  });
  return postmortem;
}

async function refuseUnlessReady(tx: Tx, incident: IncidentRow): Promise<void> {
  if (!incident.resolvedAt || incident.cancelledAt) {
    throw new DomainError(
      "CONFLICT",
      "Resolve the incident first: the draft is written from its record.",
    );
  }
  const existing = await tx.postmortem.findUnique({ where: { incidentId: incident.id } });
  if (existing)
    throw new DomainError("CONFLICT", "This incident has a postmortem already: open it.");
}

function impactOf(incident: IncidentRow): string {
  const { usersAffectedPercent: users, errorRatePercent: errors, summary } = incident;
  const measures = [
    users === null ? null : `${users} % of users were affected`,
    errors === null ? null : `${errors} % of requests failed`,
  ].filter((measure) => measure !== null);
  const measured = measures.length > 0 ? `${measures.join("; ")}.` : "";
  return [summary, measured].filter(Boolean).join(" ");
}
