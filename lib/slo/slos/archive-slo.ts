import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { SloEvents } from "./events";
import { leadsSlo } from "./leading";
import { lockSlo } from "./load";
import { ArchiveSlo } from "./schemas";
import { SLO, type SloView, viewSlo } from "./view";

/** Puts an SLO away: it is measured and alerts no more, and stays readable. @throws DomainError NOT_FOUND; CONFLICT. */
export const archiveSlo = defineCommand({
  name: "slo.archive",
  permission: "slo.write",
  input: ArchiveSlo,
  sample: { slo: 7 },
  asLead: (tx, { slo }, ctx) => leadsSlo(tx, slo, ctx),
  run: async (tx, { slo: number, version }, ctx): Promise<Outcome<SloView>> => {
    const before = await lockSlo(tx, number, version);
    if (before.archivedAt) return { result: viewSlo(before), audit: "unchanged" };
    const after = await tx.slo.update({
      where: { id: before.id },
      data: { archivedAt: ctx.now, version: before.version + 1 },
      ...SLO,
    });
    return {
      result: viewSlo(after),
      audit: [
        SloEvents.entry("slo.archived", {
          stream: WORKSPACE_STREAM,
          subject: { type: "slo", id: before.id },
          after: { number, name: before.name, service: before.service.slug },
        }),
      ],
    };
  },
});
