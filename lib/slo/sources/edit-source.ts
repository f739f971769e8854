import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { DataSourceEvents } from "./events";
import { requestAsking, requestCheck } from "./jobs";
import { lockSource, requireAddress } from "./load";
import { EditSource } from "./schemas";
import { sealCredentials } from "./sealed-credentials";
import { describeSource, type SourceView, viewSource } from "./view";

/**
 * Changes a data source, or takes an archived one up again. Credentials that are given replace those there were.
 * What failed before is asked again at once.
 * @throws DomainError NOT_FOUND; INVALID for an address Muster does not call; CONFLICT for a stale version.
 */
export const editSource = defineCommand({
  name: "data-source.edit",
  permission: "data-source.manage",
  input: EditSource,
  carriesSecret: true,
  sample: { slug: "metrics", name: "Metrics of Europe" },
  run: async (tx, input, ctx): Promise<Outcome<SourceView>> => {
    const before = await lockSource(tx, input.slug, input.version, ctx.actor);
    if (input.url !== undefined) requireAddress(input.url);
    const { name = before.name, url = before.url, credentials, archived } = input;
    const archivedAt =
      archived === undefined ? before.archivedAt : archived ? (before.archivedAt ?? ctx.now) : null;
    // Nobody can compare a secret with what is sealed: one that is given is another.
    const hasNewSecret =
      credentials !== undefined && !(credentials.type === "NONE" && before.credentials === "NONE");
    const isSame = name === before.name && url === before.url && archivedAt === before.archivedAt;
    if (isSame && !hasNewSecret) {
      return { result: viewSource(before, ctx.actor), audit: "unchanged" };
    }
    const after = await tx.dataSource.update({
      where: { id: before.id },
      data: {
        name,
        url,
        archivedAt,
        ...(hasNewSecret && sealCredentials(credentials)),
        version: { increment: 1 },
      },
    });
    return {
      result: viewSource(after, ctx.actor),
      audit: [
        DataSourceEvents.entry("data-source.edited", {
          stream: WORKSPACE_STREAM,
          subject: { type: "data-source", id: before.id },
          before: describeSource(before),
          after: {
            ...describeSource(after),
            ...(url !== before.url && { addressChanged: true }),
            ...(hasNewSecret && { secretChanged: true }),
          },
        }),
      ],
      jobs: after.archivedAt ? [] : [requestCheck(after.id), requestAsking(after.id, true)],
    };
  },
});
