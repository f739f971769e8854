import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { DataSourceEvents } from "./events";
import { lockSource } from "./load";
import { ArchiveSource } from "./schemas";
import { describeSource, type SourceView, viewSource } from "./view";

/** Puts a data source away: it is asked no more, and SLOs that it measured say so. @throws DomainError NOT_FOUND; CONFLICT. */
export const archiveSource = defineCommand({
  name: "data-source.archive",
  permission: "data-source.manage",
  input: ArchiveSource,
  sample: { slug: "metrics" },
  run: async (tx, { slug, version }, ctx): Promise<Outcome<SourceView>> => {
    const before = await lockSource(tx, slug, version, ctx.actor);
    if (before.archivedAt) return { result: viewSource(before, ctx.actor), audit: "unchanged" };
    const after = await tx.dataSource.update({
      where: { id: before.id },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    });
    return {
      result: viewSource(after, ctx.actor),
      audit: [
        DataSourceEvents.entry("data-source.archived", {
          stream: WORKSPACE_STREAM,
          subject: { type: "data-source", id: before.id },
          after: describeSource(after),
        }),
      ],
    };
  },
});
