import { createActionItem } from "@/lib/action-items/create-action-item";
import { prisma } from "@/lib/core/db";
import { signIn } from "@/lib/core/testing/people";
import { acknowledgeIncident } from "@/lib/incidents/acknowledge";
import { declareIncident } from "@/lib/incidents/declare";
import { mitigateIncident } from "@/lib/incidents/mitigate";
import { resolveIncident } from "@/lib/incidents/resolve";
import { createPostmortem } from "@/lib/postmortems/create-postmortem";
import { startDebrief } from "@/lib/postmortems/debrief/lead";
import { parkTopic } from "@/lib/postmortems/debrief/topics";
import { openThread } from "@/lib/postmortems/threads/comment";
import { readChecklist } from "@/lib/response/checklist";
import { rareWord } from "@/lib/search/testing/rare-word";
import { appendEntry } from "@/lib/timeline/append-entry";

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
