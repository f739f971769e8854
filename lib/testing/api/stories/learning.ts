import type { Step } from "./step";

/** The postmortem of that incident: written, debriefed, reviewed, published and taken up again. */
export const LEARNING: readonly Step[] = [
  { call: "POST /incidents/{number}/postmortem", keep: { suggestions: "suggestions.0.id" } },
  { call: "GET /postmortems" },
  { call: "GET /incidents/{number}/postmortem" },
  { call: "PUT /incidents/{number}/postmortem/suggestions/{id}" },
  { call: "PATCH /incidents/{number}/postmortem" },
  { call: "GET /incidents/{number}/postmortem/remarks" },
  { call: "PUT /incidents/{number}/postmortem/muted-rules/{rule}" },
  { call: "DELETE /incidents/{number}/postmortem/muted-rules/{rule}" },
  { call: "GET /incidents/{number}/postmortem.md", keep: { markdown: "" } },
  { call: "PUT /incidents/{number}/postmortem.md", body: ({ markdown }) => ({ markdown }) },
  { call: "GET /incidents/{number}/postmortem.pdf" },
  { call: "PATCH /incidents/{number}/postmortem/catalogue" },
  { call: "GET /incidents/{number}/postmortem/alike" },
  { call: "POST /incidents/{number}/postmortem/threads", keep: { threads: "id" } },
  { call: "POST /incidents/{number}/postmortem/threads/{id}/comments" },
  { call: "PUT /incidents/{number}/postmortem/threads/{id}/resolution" },
  { call: "DELETE /incidents/{number}/postmortem/threads/{id}/resolution" },
  { call: "PUT /incidents/{number}/postmortem/threads/{id}/resolution" },
  { call: "POST /incidents/{number}/postmortem/debrief" },
  { call: "GET /incidents/{number}/postmortem/debrief" },
  { call: "PUT /incidents/{number}/postmortem/debrief/step" },
  {
    call: "PUT /incidents/{number}/postmortem/debrief/attendance",
    body: ({ reviewer }) => ({ userId: reviewer }),
  },
  { call: "POST /incidents/{number}/postmortem/debrief/notes" },
  { call: "POST /incidents/{number}/postmortem/debrief/topics", keep: { topics: "topics.0.id" } },
  { call: "PUT /incidents/{number}/postmortem/debrief/topics/{id}" },
  { call: "DELETE /incidents/{number}/postmortem/debrief" },
];

const ASK_REVIEW: Step = {
  call: "PUT /incidents/{number}/postmortem/review",
  body: ({ reviewer }) => ({ reviewerIds: [reviewer] }),
};

export const REVIEW: readonly Step[] = [
  ASK_REVIEW,
  { call: "DELETE /incidents/{number}/postmortem/review" },
  ASK_REVIEW,
  {
    call: "PUT /incidents/{number}/postmortem/review/verdict",
    by: "reviewer",
    body: () => ({ verdict: "APPROVED" }),
  },
  { call: "POST /incidents/{number}/postmortem/publication" },
  { call: "GET /incidents/{number}/postmortem/revisions" },
  { call: "GET /postmortems/library" },
  { call: "GET /postmortems/tags" },
  { call: "DELETE /incidents/{number}/postmortem/publication" },
];
