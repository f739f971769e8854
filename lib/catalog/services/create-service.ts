import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { invalidField } from "@/lib/platform/core/errors";
import { ServiceEvents } from "./events";
import { CreateService } from "./schemas";
import { SERVICE_VIEW } from "./view";

/** Adds a service. @throws DomainError INVALID when the short name is taken. */
export const createService = defineCommand({
  name: "service.create",
  permission: "service.write",
  input: CreateService,
  sample: { slug: "edge-proxy", name: "Edge proxy", tier: 1 },
  run: async (tx, input, ctx) => {
    const created = await tx.service.createMany({
      data: { ...input, createdAt: ctx.now },
      skipDuplicates: true,
    });
    if (created.count === 0) throw invalidField("slug", "Another service has this short name.");
    const result = await tx.service.findUniqueOrThrow({
      where: { slug: input.slug },
      select: SERVICE_VIEW,
    });
    return {
      result,
      audit: [
        ServiceEvents.entry("service.created", {
          stream: WORKSPACE_STREAM,
          subject: { type: "service", id: result.id },
          after: input,
        }),
      ],
    };
  },
});
