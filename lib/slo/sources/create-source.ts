import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { DataSourceEvents } from "./events";
import { requestCheck } from "./jobs";
import { requireAddress } from "./load";
import { CreateSource } from "./schemas";
import { sealCredentials } from "./sealed-credentials";
import { describeSource, viewSource } from "./view";

/** Each is asked by a job of its own. */
const SOURCES_MOST = 50;

/**
 * Adds a Prometheus to measure SLOs by, and tries it at once.
 * @throws DomainError INVALID for an address Muster does not call; CONFLICT for a name that is taken; LIMIT.
 */
export const createSource = defineCommand({
  name: "data-source.create",
  permission: "data-source.manage",
  input: CreateSource,
  carriesSecret: true,
  sample: { slug: "metrics", name: "Metrics", url: "https://prometheus.example" },
  run: async (tx, { slug, name, url, credentials }, ctx) => {
    requireAddress(url);
    const count = await tx.dataSource.count({ where: { archivedAt: null } });
    if (count >= SOURCES_MOST) {
      throw new DomainError("LIMIT", `There are ${SOURCES_MOST} data sources: archive one first.`);
    }
    const [source] = await tx.dataSource.createManyAndReturn({
      data: {
        slug,
        name,
        url,
        ...sealCredentials(credentials),
        createdById: userIdOf(ctx.actor),
        createdAt: ctx.now,
      },
      skipDuplicates: true,
    });
    if (!source) {
      throw new DomainError("CONFLICT", `There is a data source “${slug}” already.`, {
        fields: { slug: "This name is taken." },
      });
    }
    return {
      result: viewSource(source, ctx.actor),
      audit: [
        DataSourceEvents.entry("data-source.created", {
          stream: WORKSPACE_STREAM,
          subject: { type: "data-source", id: source.id },
          after: describeSource(source),
        }),
      ],
      jobs: [requestCheck(source.id)],
    };
  },
});
