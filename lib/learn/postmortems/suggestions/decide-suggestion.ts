import "server-only";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { DecideSuggestion } from "@/lib/learn/postmortems/schemas";
import { savePoint } from "@/lib/learn/postmortems/sections/save-section";
import { isSectionKey } from "@/lib/learn/postmortems/template";
import { viewPostmortem } from "@/lib/learn/postmortems/view";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { readSuggestions } from "./read-suggestions";

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
    const suggestions = await readSuggestions(tx, postmortem.id);
    const suggestion = suggestions.find(({ id }) => id === input.suggestionId);
    if (!suggestion) throw notFound("This suggestion");
    if (suggestion.state !== "PENDING") {
      throw new DomainError("CONFLICT", "Somebody decided on this suggestion already.");
    }
    await tx.postmortemSuggestion.update({
      where: { id: suggestion.id },
      data: { state: input.decision, decidedById: userIdOf(ctx.actor), decidedAt: ctx.now },
    });
    const about = {
      stream: streamOf(incident),
      subject: { type: "postmortem", id: postmortem.id },
    };
    const { section: key } = suggestion;
    const point = input.text ?? suggestion.text;
    const isTaken = input.decision === "ACCEPTED" && isSectionKey(key);
    const saved = isTaken ? await savePoint(tx, postmortem.id, { key, point }, ctx) : [];
    const edited = saved.map((after) =>
      PostmortemEvents.entry("postmortem.section-edited", { ...about, after }),
    );
    return {
      result: await viewPostmortem(tx, incident.id, ctx),
      audit: [
        PostmortemEvents.entry("postmortem.suggestion-decided", {
          ...about,
          after: { rule: suggestion.rule, decision: input.decision },
        }),
        ...edited,
      ],
    };
  },
});
