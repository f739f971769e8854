import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { startDebrief } from "@/lib/learn/postmortems/debrief/lead";
import { parkTopic } from "@/lib/learn/postmortems/debrief/topics";
import { openThread } from "@/lib/learn/postmortems/threads/comment";
import { prisma } from "@/lib/platform/core/db";
import { readChecklist } from "@/lib/respond/checklist-items/checklist";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { signIn } from "@/lib/testing/core/people";
import { rareWord } from "@/lib/testing/search/rare-word";

/** A restricted incident that has one of everything an input can point at, under the input's field names. */
export async function makeRestrictedIncident() {
  const insider = await signIn("RESPONDER");
  const title = `Hidden ${rareWord()} ${rareWord()}`;
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
  await startDebrief.execute(insider, { incident });
  const { topics } = await parkTopic.execute(insider, { incident, text: title });
  return {
    title,
    insider,
    incidentId: declared.id,
    incident,
    incidentNumber: incident,
    entryId: entry.id,
    itemId: phase?.items[0]?.id,
    actionItemId: item.id,
    actionItemNumber: item.number,
    suggestionId: suggestion.id,
    threadId: thread.id,
    topicId: topics[0]?.id,
  };
}
