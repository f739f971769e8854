import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { recordReview } from "./edit-runbook";
import { RunbookEvents } from "./events";
import { lockRunbook } from "./load";
import { leadsRunbook } from "./owners";
import { ReviewRunbook } from "./schemas";
import { RUNBOOK, viewRunbook } from "./view";

/**
 * Says that one has read a runbook as it is and found it right: it is current for another 90 days.
 * @throws DomainError NOT_FOUND; CONFLICT when somebody changed it since `version`, or it is put away.
 */
export const reviewRunbook = defineCommand({
  name: "runbook.review",
  permission: "runbook.write",
  input: ReviewRunbook,
  sample: { runbook: 7, version: 1 },
  asLead: (tx, input, ctx) => leadsRunbook(tx, ctx.actor, input.runbook),
  run: async (tx, { runbook: number, version }, ctx) => {
    const runbook = await lockRunbook(tx, number, version);
    if (runbook.archivedAt) {
      throw new DomainError("CONFLICT", "This runbook is archived: restore it first.");
    }
    const revision = runbook.revisions[0]?.number ?? 1;
    await recordReview(tx, runbook.id, revision, ctx);
    const after = await tx.runbook.update({
      where: { id: runbook.id },
      data: { reviewedAt: ctx.now },
      ...RUNBOOK,
    });
    return {
      result: viewRunbook(after, ctx.now),
      audit: [
        RunbookEvents.entry("runbook.reviewed", {
          stream: WORKSPACE_STREAM,
          subject: { type: "runbook", id: runbook.id },
          after: { revision },
        }),
      ],
    };
  },
});
