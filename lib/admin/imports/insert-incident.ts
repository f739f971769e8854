import "server-only";
import { ensureService } from "@/lib/catalog/services/ensure-service";
import { acceptProposals } from "@/lib/learn/action-items/accept-proposals";
import { insertActionItem } from "@/lib/learn/action-items/create-action-item";
import { addToCatalogue } from "@/lib/learn/postmortems/catalogue/catalogue";
import { insertDraft } from "@/lib/learn/postmortems/create-postmortem";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { freezePostmortem } from "@/lib/learn/postmortems/publishing/freeze-postmortem";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import type { Tx } from "@/lib/platform/core/db";
import { snapshotChecklist } from "@/lib/respond/checklist/store";
import { policyInForce } from "@/lib/respond/clocks/policy-store";
import { recordPastDeployment } from "@/lib/respond/deployments/past-deployment";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { streamOf } from "@/lib/respond/incidents/load";
import { insertPastIncident } from "@/lib/respond/incidents/past-incident";
import { insertEntry } from "@/lib/respond/timeline/insert-entry";
import type { ImportIncident } from "./schemas";

type ImportedPostmortem = NonNullable<ImportIncident["postmortem"]>;
const MINUTES_A_DAY = 1_440;

/** Who led and who wrote, where that is known (demo data). */
export type Cast = { readonly commanderId?: string; readonly reporterId?: string };

/** Writes everything an imported incident has, through the modules that own it. */
export async function insertIncident(tx: Tx, input: ImportIncident, cast: Cast, ctx: Context) {
  const services = [];
  for (const service of input.services) services.push(await ensureService(tx, service, ctx.now));
  const { incident, audit } = await insertPastIncident(
    tx,
    {
      ...input,
      services,
      policy: await policyInForce(tx),
      reporterId: cast.reporterId ?? userIdOf(ctx.actor),
      commanderId: cast.commanderId ?? null,
    },
    ctx,
  );
  await snapshotChecklist(tx, incident.id, incident.severity);
  const slugs = new Map(services.map(({ slug, id }) => [slug, id]));
  for (const deployment of input.deployments) {
    const serviceId = slugs.get(deployment.service);
    if (serviceId) await recordPastDeployment(tx, incident.id, serviceId, deployment, ctx.now);
  }
  const entries: AuditEntry[] = [];
  for (const entry of input.timeline) {
    const authored = { ...entry, authorId: cast.commanderId ?? null };
    entries.push((await insertEntry(tx, incident.id, authored, ctx)).audit);
  }
  // The draft reads the clocks, so they have to stand before it.
  const clocks = await refreshClocks(tx, incident.id, ctx.now);
  const published = input.postmortem
    ? await insertPostmortem(tx, incident, input.postmortem, cast.commanderId ?? null, ctx)
    : [];
  return { incident, audit: [...audit, ...entries, ...published], clocks };
}

async function insertPostmortem(
  tx: Tx,
  incident: Parameters<typeof insertDraft>[1],
  given: ImportedPostmortem,
  ownerId: string | null,
  ctx: Context,
): Promise<AuditEntry[]> {
  const list = (points: readonly string[]) => points.map((point) => `- ${point}`).join("\n");
  const texts = {
    ...(given.impact && { impact: given.impact }),
    "root-cause": given.rootCause,
    "contributing-factors": list(given.contributingFactors),
    "went-well": list(given.wentWell),
    "went-poorly": list(given.wentPoorly),
    lessons: given.lessons,
  };
  const draft = await insertDraft(tx, incident, { texts, isPast: true }, ctx);
  await addToCatalogue(tx, draft.id, given, ctx.now);
  for (const item of given.actionItems) {
    await insertPromise(tx, incident, item, ownerId, ctx);
  }
  if (given.publishedInDays === null) return [];
  await acceptProposals(tx, draft.id);
  const at = addMinutes(incident.resolvedAt ?? ctx.now, given.publishedInDays * MINUTES_A_DAY);
  const frozen = await freezePostmortem(tx, incident, draft, {
    at,
    byId: userIdOf(ctx.actor),
    byName: nameOf(ctx.actor),
  });
  return [publicationOf(incident, draft.id, at, frozen)];
}

function publicationOf(
  incident: { id: string },
  postmortemId: string,
  occurredAt: Date,
  frozen: Record<string, string | number>,
): AuditEntry {
  return PostmortemEvents.entry("postmortem.published", {
    stream: streamOf(incident),
    subject: { type: "postmortem", id: postmortemId },
    occurredAt,
    after: frozen,
  });
}

async function insertPromise(
  tx: Tx,
  incident: { id: string; resolvedAt: Date | null },
  item: ImportedPostmortem["actionItems"][number],
  ownerId: string | null,
  ctx: Context,
): Promise<void> {
  const { title, priority, kind, dueInDays, doneInDays, state, evidence } = item;
  const createdAt = incident.resolvedAt ?? ctx.now;
  const after = (days: number) => addMinutes(createdAt, days * MINUTES_A_DAY);
  const input = {
    title,
    priority,
    kind,
    dueOn: dueInDays === null ? null : after(dueInDays).toISOString().slice(0, 10),
    ownerId,
    description: "",
    service: null,
    team: null,
    ticketUrl: null,
    incidentNumber: null,
  };
  const doneAt = doneInDays === null ? ctx.now : after(doneInDays);
  const closedAt = state === "DONE" ? doneAt : null;
  await insertActionItem(tx, incident.id, input, ctx, { state, evidence, createdAt, closedAt });
}
