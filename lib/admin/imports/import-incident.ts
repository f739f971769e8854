import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { digestOf } from "@/lib/platform/audit/chain";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { readIncidentView, refOf } from "@/lib/respond/incidents/view";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import { insertIncident } from "./insert-incident";
import { ImportIncident } from "./schemas";

/**
 * Imports a past incident with its own times: durations, order and clocks are what they were. The same content is
 * imported once, as far as whoever imports it may know.
 * @throws DomainError INVALID for impossible facts; CONFLICT when it was imported before.
 */
export const importIncident = defineCommand({
  name: "import.incident",
  weight: 20,
  permission: "import.run",
  input: ImportIncident,
  sample: {
    title: "Checkout was down",
    severity: "SEV2",
    facts: {
      detectedAt: "2026-01-10T09:00:00Z",
      declaredAt: "2026-01-10T09:02:00Z",
      acknowledgedAt: "2026-01-10T09:05:00Z",
      mitigatedAt: "2026-01-10T09:40:00Z",
      resolvedAt: "2026-01-10T10:10:00Z",
    },
  },
  run: async (tx, input, ctx) => {
    const file = JSON.parse(JSON.stringify(input));
    const digest = digestOf(file);
    // Under this one lies what others may not know of.
    const own = digestOf({ file, by: userIdOf(ctx.actor) });
    // The same file twice at once: the second waits here, then finds the first. Nobody waits for somebody else's
    // restricted one, since that would tell of it.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${input.restricted ? own : digest}))`;
    const before = await tx.incidentImport.findFirst({
      where: { digest: { in: [digest, own] }, incident: visibleTo(ctx.actor) },
      select: { incident: { select: { number: true } } },
    });
    if (before) {
      const ref = refOf(before.incident.number);
      throw new DomainError("CONFLICT", `This was imported before, as ${ref}.`, {
        current: { ref },
      });
    }
    const { incident, audit, clocks } = await insertIncident(tx, input, {}, ctx);
    const isTaken = (await tx.incidentImport.count({ where: { digest } })) > 0;
    const key = input.restricted || isTaken ? own : digest;
    await tx.incidentImport.create({
      data: { digest: key, incidentId: incident.id, importedAt: ctx.now },
    });
    const result = await readIncidentView(tx, incident.id, ctx);
    const [first, ...rest]: AuditEntry[] = audit;
    if (!first) throw new Error("An import always has a declaration.");
    return { result, audit: [first, ...rest], ...clocks };
  },
});
