import "server-only";
import { nameOf, userIdOf } from "@/lib/access/actor";
import type { Tx } from "@/lib/core/db";
import { DomainError, notFound } from "@/lib/core/errors";
import { streamOf } from "@/lib/incidents/load";
import { defineCommand } from "@/lib/shell/command";
import type { Context } from "@/lib/shell/context";
import { lockPostmortem } from "../load";
import { appendPoint } from "../markdown-rules";
import { saveSection } from "../save-section";
import { DecideSuggestion } from "../schemas";
import { isSectionKey } from "../template";
import { viewPostmortem } from "../view";

/**
 * Takes a suggestion into its section, in other words where some are given, or dismisses it; decided once.
 * @throws DomainError NOT_FOUND; CONFLICT when it was decided before or the postmortem is published.
 */
export const decideSuggestion = defineCommand({
  name: "postmortem.decide-suggestion",
  permission: "postmortem.write",
  input: DecideSuggestion,
  sample: {
    incident: 42,
    suggestionId: "00000000-0000-7000-8000-000000000000",
    decision: "ACCEPTED",
  },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await lockPostmortem(
      tx,
      { incident: input.incident },
      ctx.actor,
    );
    const where = { id: input.suggestionId, postmortemId: postmortem.id };
    const suggestion = await tx.postmortemSuggestion.findFirst({ where });
    if (!suggestion) throw notFound("This suggestion");
    if (suggestion.state !== "PENDING") {
      throw new DomainError("CONFLICT", "Somebody decided on this suggestion already.");
    }
    await tx.postmortemSuggestion.update({
      where: { id: suggestion.id },
      data: { state: input.decision, decidedById: userIdOf(ctx.actor), decidedAt: ctx.now },
    });
    if (input.decision === "ACCEPTED") {
      const text = input.text ?? suggestion.text;
      await addPoint(tx, postmortem.id, suggestion.section, text, ctx);
    }
    return {
      result: await viewPostmortem(tx, incident.id, ctx.now),
      audit: [
        {
          stream: streamOf(incident),
          type: "postmortem.suggestion-decided",
          subject: { type: "postmortem", id: postmortem.id },
          after: { rule: suggestion.rule, decision: input.decision },
        },
      ],
    };
  },
});

async function addPoint(tx: Tx, postmortemId: string, key: string, text: string, ctx: Context) {
  if (!isSectionKey(key)) return;
  const where = { postmortemId_key: { postmortemId, key } };
  const section = await tx.postmortemSection.findUniqueOrThrow({ where });
  const body = appendPoint(key, section.body, text);
  const version = section.version + 1;
  await saveSection(tx, { postmortemId, key, body, version }, nameOf(ctx.actor), ctx);
}
