import { randomUUID } from "node:crypto";
import { createActionItem } from "@/lib/action-items/create-action-item";
import { prisma } from "@/lib/core/db";
import { signIn } from "@/lib/core/testing/people";
import { acknowledgeIncident } from "@/lib/incidents/acknowledge";
import { declareIncident } from "@/lib/incidents/declare";
import { mitigateIncident } from "@/lib/incidents/mitigate";
import { resolveIncident } from "@/lib/incidents/resolve";
import { createPostmortem } from "@/lib/postmortems/create-postmortem";
import { openThread } from "@/lib/postmortems/threads/comment";
import { readChecklist } from "@/lib/response/checklist";
import { appendEntry } from "@/lib/timeline/append-entry";

/** A restricted incident that has one of everything an input can point at, under the input's field names. */
export async function makeRestrictedIncident() {
  const insider = await signIn("RESPONDER");
  const title = `Hidden ${randomUUID()}`;
  const declared = await declareIncident.execute(insider, {
    title,
    severity: "SEV1",
    restricted: true,
  });
  const incident = declared.number;
  await acknowledgeIncident.execute(insider, { incident });
  const entry = await appendEntry.execute(insider, { incident, body: "Seen by few" });
  const [phase] = await readChecklist.execute(insider, { incident });
  await mitigateIncident.execute(insider, { incident });
  await resolveIncident.execute(insider, { incident });
  const postmortem = await createPostmortem.execute(insider, { incident });
  const item = await createActionItem.execute(insider, { title, incidentNumber: incident });
  const suggestion = await prisma().postmortemSuggestion.create({
    data: { postmortemId: postmortem.id, section: "lessons", rule: "test", text: title, facts: [] },
  });
  const question = { incident, section: "impact" as const, body: title };
  const thread = await openThread.execute(insider, question);
  return {
    title,
    insider,
    incident,
    incidentNumber: incident,
    entryId: entry.id,
    itemId: phase?.items[0]?.id,
    actionItemId: item.id,
    actionItemNumber: item.number,
    suggestionId: suggestion.id,
    threadId: thread.id,
  };
}
