import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { importIncident } from "@/lib/admin/imports/import-incident";
import type { ImportIncident } from "@/lib/admin/imports/schemas";
import { createService } from "@/lib/catalog/services/create-service";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { declareIncident } from "./declare";
import { editIncident } from "./edit";
import { readIncident } from "./queries";
import type { DeclareIncident, EditIncident } from "./schemas";

const manager = await signIn("MANAGER");
const admin = await signIn("ADMIN");
const { id: leadId } = await signIn("RESPONDER");
const slug = `svc-${randomUUID()}`;
await createService.execute(manager, { slug, name: "Pool", tier: 2 });

/** What is given for a field, and a text that the incident and its events then have to hold. */
type Row = { readonly give: unknown; readonly shown: string; readonly told?: string };
const EARLIER = "2026-03-01T09:30:00.000Z";
const base = { title: "Something else", severity: "SEV3" } as const;

/** A field of the schema that has no row here does not compile. */
const DECLARED: Readonly<Record<keyof DeclareIncident, Row>> = {
  title: { give: "Payments fail", shown: '"title":"Payments fail"' },
  severity: { give: "SEV1", shown: '"severity":"SEV1"' },
  summary: { give: "Cards only", shown: '"summary":"Cards only"' },
  services: { give: [slug], shown: slug },
  detectedAt: { give: EARLIER, shown: `"detectedAt":"${EARLIER}"` },
  impactStartedAt: {
    give: EARLIER,
    shown: `"impactStartedAt":"${EARLIER}"`,
  },
  kind: { give: "DRILL", shown: '"kind":"DRILL"' },
  restricted: { give: true, shown: '"restricted":true' },
  commanderId: { give: leadId, shown: leadId },
};

const EDITED: Readonly<Record<Exclude<keyof EditIncident, "incident" | "version">, Row>> = {
  title: DECLARED.title,
  summary: DECLARED.summary,
  services: DECLARED.services,
  channelUrl: {
    give: "https://chat.example.org/c/9",
    shown: '"channelUrl":"https://chat.example.org/c/9"',
  },
  restricted: DECLARED.restricted,
  noRecentChanges: {
    give: true,
    shown: '"noRecentChangesAt":"20',
    told: '"noRecentChangesAt":"20',
  },
};

const FACTS = { detectedAt: "2026-03-01T10:00:00.000Z", declaredAt: "2026-03-01T10:10:00.000Z" };
const at = FACTS.declaredAt;
const IMPORTED: Readonly<Record<keyof ImportIncident, Row>> = {
  title: DECLARED.title,
  kind: DECLARED.kind,
  severity: DECLARED.severity,
  summary: DECLARED.summary,
  restricted: DECLARED.restricted,
  services: { give: [{ slug, name: "Pool", tier: 2 }], shown: slug },
  facts: {
    give: { ...FACTS, usersAffectedPercent: 41 },
    shown: '"usersAffectedPercent":41',
  },
  severityChanges: {
    give: [
      { at, severity: "SEV3", reason: "Declared" },
      { at: "2026-03-01T10:30:00.000Z", severity: "SEV1", reason: "It grew" },
    ],
    shown: '"severity":"SEV1"',
  },
  deployments: {
    give: [{ service: slug, version: "v77", deployedAt: FACTS.detectedAt }],
    shown: '"version":"v77"',
    told: '"table":"incident_deployment"',
  },
  timeline: {
    give: [{ occurredAt: at, body: "Pool is full" }],
    shown: "Pool is full",
    told: '"entry.added"',
  },
  postmortem: {
    give: { rootCause: "No limit" },
    shown: "No limit",
    told: '"table":"postmortem"',
  },
  source: { give: "A wiki page", shown: '"source":"A wiki page"' },
};

describe("each field comes back as it was given, and the record has it", () => {
  it.each(Object.entries(DECLARED))("declared: %s", async (field, row) => {
    const plain = await stateOf((await declareIncident.execute(admin, base)).number);
    const { number } = await declareIncident.execute(admin, { ...base, [field]: row.give });
    await expectHeld(await stateOf(number), plain, row);
  });

  it.each(Object.entries(EDITED))("edited: %s", async (field, row) => {
    const { number } = await declareIncident.execute(admin, base);
    const before = await stateOf(number);
    await editIncident.execute(admin, { incident: number, [field]: row.give });
    await expectHeld(await stateOf(number), before, row);
    const { version } = await readIncident.execute(admin, { incident: number });
    await editIncident.execute(admin, { incident: number, [field]: row.give });
    expect((await readIncident.execute(admin, { incident: number })).version).toBe(version);
  });

  it.each(Object.entries(IMPORTED))("imported: %s", async (field, row) => {
    // Its own service, so that what is imported for a service finds it.
    const services = field === "deployments" ? { services: IMPORTED.services.give } : {};
    const past = () => ({ ...base, ...services, title: `Past ${randomUUID()}`, facts: FACTS });
    const plain = await stateOf((await importIncident.execute(admin, past())).number);
    const file = { ...past(), [field]: row.give };
    await expectHeld(await stateOf((await importIncident.execute(admin, file)).number), plain, row);
  });
});

type State = { readonly shown: string; readonly told: string };

async function expectHeld(now: State, before: State, { shown, told = shown }: Row) {
  expect(before.shown).not.toContain(shown);
  expect(now.shown).toContain(shown);
  expect(before.told).not.toContain(told);
  expect(now.told).toContain(told);
}

/** All that is shown of an incident and what belongs to it, and all that its events say, as text. */
async function stateOf(number: number): Promise<State> {
  const view = await readIncident.execute(admin, { incident: number });
  const where = { incidentId: view.id };
  const [entries, postmortem, deployments, events] = await Promise.all([
    prisma().timelineEntry.findMany({ where }),
    prisma().postmortem.findUnique({ where, include: { sections: true } }),
    prisma().incidentDeployment.findMany({ where, include: { deployment: true } }),
    prisma().auditEvent.findMany({
      where: { stream: `incident:${view.id}` },
      omit: { rows: false },
    }),
  ]);
  const told = events.map(({ type, after, rows }) => ({ type, after, rows }));
  const { clocks: _, ...shown } = view;
  return {
    shown: JSON.stringify({ ...shown, entries, postmortem, deployments }),
    told: JSON.stringify(told),
  };
}
