import "server-only";
import { readChain } from "@/lib/admin/proof/read-chain";
import { readChecklist } from "@/lib/respond/checklist-items/checklist";
import {
  assignChecklistItem,
  setChecklistItem,
} from "@/lib/respond/checklist-items/set-checklist-item";
import { decideRollback } from "@/lib/respond/rollback/decide-rollback";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { readRevisions, readTimeline } from "@/lib/respond/timeline/queries";
import { removeEntry } from "@/lib/respond/timeline/remove-entry";
import { reviseEntry } from "@/lib/respond/timeline/revise-entry";
import { pauseUpdates, resumeUpdates } from "@/lib/respond/updates/pause-updates";
import { readProposal } from "@/lib/respond/updates/proposal";
import { readUpdates } from "@/lib/respond/updates/queries";
import { sendUpdate } from "@/lib/respond/updates/send-update";
import { ON_INCIDENT, read, write } from "@/lib/serve/api/endpoints/endpoint";
import {
  Chain,
  ChecklistItem,
  ChecklistPhase,
  Incident,
  Revision,
  TimelineEntry,
  Update,
  UpdateProposal,
} from "./answers";

const onTimeline = { group: "Timeline", answer: TimelineEntry, path: ON_INCIDENT } as const;
const onChecklist = { group: "Checklist", answer: ChecklistItem, path: ON_INCIDENT } as const;
const ON_ENTRY = { ...ON_INCIDENT, id: "entryId" };
const ON_ITEM = { ...ON_INCIDENT, itemId: "itemId" };

/** What is written and worked while an incident runs. */
export const RESPONSE_ENDPOINTS = {
  "GET /incidents/{number}/timeline": read(readTimeline, {
    ...onTimeline,
    does: "Reads what people wrote and what Muster recorded, in order of when it happened.",
    answer: TimelineEntry.array(),
  }),
  "POST /incidents/{number}/timeline": write(appendEntry, {
    ...onTimeline,
    does: "Adds an entry. It may be backdated.",
    status: 201,
  }),
  "PATCH /incidents/{number}/timeline/{id}": write(reviseEntry, {
    ...onTimeline,
    does: "Changes an entry as a new revision; If-Match compares the revision.",
    path: ON_ENTRY,
  }),
  "DELETE /incidents/{number}/timeline/{id}": write(removeEntry, {
    ...onTimeline,
    does: "Strikes an entry through; it stays readable.",
    path: ON_ENTRY,
  }),
  "GET /incidents/{number}/timeline/{id}/revisions": read(readRevisions, {
    ...onTimeline,
    does: "Reads all revisions of an entry, oldest first.",
    path: ON_ENTRY,
    answer: Revision.array(),
  }),
  "GET /incidents/{number}/chain": read(readChain, {
    ...onTimeline,
    does: "Verifies the incident's record and names the first link that does not hold.",
    answer: Chain,
  }),
  "GET /incidents/{number}/updates": read(readUpdates, {
    ...onTimeline,
    does: "Reads the updates to stakeholders, newest first.",
    answer: Update.array(),
  }),
  "POST /incidents/{number}/updates": write(sendUpdate, {
    ...onTimeline,
    does: "Sends an update; the update clock starts again.",
    status: 201,
    answer: Update,
  }),
  "GET /incidents/{number}/updates/proposal": read(readProposal, {
    ...onTimeline,
    does: "Writes a text to begin an update with, from the record as it is now.",
    answer: UpdateProposal,
  }),
  "POST /incidents/{number}/updates/pause": write(pauseUpdates, {
    ...onTimeline,
    does: "Pauses the update clock, with a reason.",
    answer: Incident,
  }),
  "DELETE /incidents/{number}/updates/pause": write(resumeUpdates, {
    ...onTimeline,
    does: "Lets the update clock run again.",
    answer: Incident,
  }),
  "GET /incidents/{number}/checklist": read(readChecklist, {
    ...onChecklist,
    does: "Reads the checklist by phase, as facts and people say it stands now.",
    answer: ChecklistPhase.array(),
  }),
  "PUT /incidents/{number}/checklist/{itemId}": write(setChecklistItem, {
    ...onChecklist,
    does: "Ticks, skips or reopens an item that no fact proves.",
    path: ON_ITEM,
  }),
  "PUT /incidents/{number}/checklist/{itemId}/assignee": write(assignChecklistItem, {
    ...onChecklist,
    does: "Gives an item to a person, or to nobody.",
    path: ON_ITEM,
  }),
  "PUT /incidents/{number}/rollback": write(decideRollback, {
    ...onChecklist,
    does: "Records whether it was rolled back, and why not.",
    answer: ChecklistPhase.array(),
  }),
} as const;
