import "server-only";
import { z } from "zod";
import { importIncident } from "@/lib/admin/imports/import-incident";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { editPostmortem } from "@/lib/learn/postmortems/edit-postmortem";
import { muteRule } from "@/lib/learn/postmortems/language/mute-rule";
import { unmuteRule } from "@/lib/learn/postmortems/language/unmute-rule";
import { listPostmortems } from "@/lib/learn/postmortems/list-postmortems";
import { importMarkdown } from "@/lib/learn/postmortems/markdown/import-markdown";
import { waivePostmortem } from "@/lib/learn/postmortems/publishing/waive-postmortem";
import {
  exportMarkdown,
  exportPdf,
  readPostmortem,
  readRemarks,
} from "@/lib/learn/postmortems/queries";
import { decideSuggestion } from "@/lib/learn/postmortems/suggestions/decide-suggestion";
import { findPeople } from "@/lib/people/people/queries";
import {
  NO_PATH,
  ON_INCIDENT,
  read,
  readFile,
  readList,
  write,
} from "@/lib/serve/api/endpoints/endpoint";
import { Incident } from "@/lib/serve/api/endpoints/respond/answers";
import * as answers from "./follow-up-answers";

const ofPostmortems = {
  group: "Postmortems",
  answer: answers.Postmortem,
  path: ON_INCIDENT,
} as const;
const ON_MUTED_RULE = { ...ON_INCIDENT, rule: "rule" };

/** What comes after an incident, and what stands around it. */
export const FOLLOW_UP_ENDPOINTS = {
  "GET /postmortems": read(listPostmortems, {
    ...ofPostmortems,
    does: "Lists postmortems: all, those that wait for you, yours, overdue ones, or waived ones.",
    path: NO_PATH,
    answer: answers.pageOf(answers.PostmortemSummary),
  }),
  "POST /incidents/{number}/postmortem": write(createPostmortem, {
    ...ofPostmortems,
    does: "Drafts the postmortem of a resolved incident from its record.",
    status: 201,
  }),
  "GET /incidents/{number}/postmortem": read(readPostmortem, {
    ...ofPostmortems,
    does: "Reads the postmortem.",
  }),
  "PATCH /incidents/{number}/postmortem": write(editPostmortem, {
    ...ofPostmortems,
    does: "Writes sections, and changes who owns it and when it is due.",
  }),
  "PUT /incidents/{number}/postmortem/suggestions/{id}": write(decideSuggestion, {
    ...ofPostmortems,
    does: "Takes what the facts suggest into its section, or dismisses it.",
    path: { ...ON_INCIDENT, id: "suggestionId" },
  }),
  "GET /incidents/{number}/postmortem/remarks": readList(readRemarks, {
    ...ofPostmortems,
    does: "Lists phrasings that speak of people where they could speak of systems. It advises only.",
    answer: answers.pageOf(answers.Remark),
  }),
  "PUT /incidents/{number}/postmortem/muted-rules/{rule}": write(muteRule, {
    ...ofPostmortems,
    does: "Switches a rule for phrasings off for this postmortem, with the reason.",
    path: ON_MUTED_RULE,
  }),
  "DELETE /incidents/{number}/postmortem/muted-rules/{rule}": write(unmuteRule, {
    ...ofPostmortems,
    does: "Switches the rule on again.",
    path: ON_MUTED_RULE,
  }),
  "GET /incidents/{number}/postmortem.md": readFile(exportMarkdown, {
    ...ofPostmortems,
    does: "Exports the postmortem as Markdown.",
    answer: z.string(),
    mediaType: "text/markdown",
  }),
  "PUT /incidents/{number}/postmortem.md": write(importMarkdown, {
    ...ofPostmortems,
    does: "Imports an exported file that was edited elsewhere; `apply: false` only says what would change.",
    answer: answers.MarkdownImport,
  }),
  "GET /incidents/{number}/postmortem.pdf": readFile(exportPdf, {
    ...ofPostmortems,
    does: "Exports the postmortem as PDF, for A4 or Letter.",
    answer: z.string(),
    mediaType: "application/pdf",
  }),
  "POST /incidents/{number}/postmortem/waiver": write(waivePostmortem, {
    ...ofPostmortems,
    does: "Records that no postmortem will be published, and why.",
    answer: Incident,
  }),
  "POST /imports/incidents": write(importIncident, {
    group: "Incidents",
    does: "Imports a past incident with its own times, once.",
    status: 201,
    answer: Incident,
  }),
  "GET /people": readList(findPeople, {
    group: "People",
    does: "Finds people who can be given work, by name.",
    answer: answers.pageOf(answers.Member),
  }),
} as const;
