import "server-only";
import { digestOf } from "@/lib/audit/chain";
import type { AuditEntry } from "@/lib/audit/record";
import { DomainError } from "@/lib/core/errors";
import { readIncidentView, refOf } from "@/lib/incidents/view";
import { defineCommand } from "@/lib/shell/command";
import { insertIncident } from "./insert-incident";
import { ImportIncident } from "./schemas";

/**
 * Imports a past incident with its own times: durations, order and clocks are what they were. The same
 * content is imported once.
 * @throws DomainError INVALID for impossible facts; CONFLICT when it was imported before.
 */
export const importIncident = defineCommand({
  name: "import.incident",
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
    const digest = digestOf(JSON.parse(JSON.stringify(input)));
    // The same file twice at once: the second waits here, then finds the first.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${digest}))`;
    const before = await tx.incidentImport.findUnique({
      where: { digest },
      select: { incident: { select: { number: true } } },
    });
    if (before) {
      const ref = refOf(before.incident.number);
      throw new DomainError("CONFLICT", `This was imported before, as ${ref}.`, {
        current: { ref },
      });
    }
    const { incident, audit, clocks } = await insertIncident(tx, input, {}, ctx);
    await tx.incidentImport.create({
      data: { digest, incidentId: incident.id, importedAt: ctx.now },
    });
    const result = await readIncidentView(tx, incident.id, ctx.now);
    const [first, ...rest]: AuditEntry[] = audit;
    if (!first) throw new Error("An import always has a declaration.");
    return { result, audit: [first, ...rest], ...clocks };
  },
});
