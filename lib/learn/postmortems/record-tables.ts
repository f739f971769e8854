import { OF_INCIDENT, type ProvedTable, type Scope } from "@/lib/platform/audit/proved-table";

const OF_POSTMORTEM: Scope = {
  stream: "(SELECT 'incident:' || p.incident_id FROM postmortem p WHERE p.id = r.postmortem_id)",
  ofIncidents: "r.postmortem_id in (select id from postmortem where incident_id = any($ids))",
  ofWorkspace: null,
};
const OF_THREAD: Scope = {
  stream:
    "(SELECT 'incident:' || p.incident_id FROM postmortem_thread t JOIN postmortem p ON p.id = t.postmortem_id WHERE t.id = r.thread_id)",
  ofIncidents:
    "r.thread_id in (select t.id from postmortem_thread t join postmortem p on p.id = t.postmortem_id where p.incident_id = any($ids))",
  ofWorkspace: null,
};
const OF_DEBRIEF: Scope = {
  stream:
    "(SELECT 'incident:' || p.incident_id FROM debrief d JOIN postmortem p ON p.id = d.postmortem_id WHERE d.id = r.debrief_id)",
  ofIncidents:
    "r.debrief_id in (select d.id from debrief d join postmortem p on p.id = d.postmortem_id where p.incident_id = any($ids))",
  ofWorkspace: null,
};

/** What the chain proves of this module. */
export const proved: readonly ProvedTable[] = [
  { table: "postmortem", name: "a postmortem", key: { id: "uuid" }, scope: OF_INCIDENT },
  {
    table: "postmortem_reviewer",
    name: "a reviewer",
    key: { postmortem_id: "uuid", user_id: "uuid" },
    scope: OF_POSTMORTEM,
  },
  {
    table: "postmortem_verdict",
    name: "a reviewer's verdict",
    key: { id: "uuid" },
    scope: OF_POSTMORTEM,
  },
  {
    table: "postmortem_publication",
    name: "a publication",
    key: { postmortem_id: "uuid", revision: "int" },
    scope: OF_POSTMORTEM,
  },
  {
    table: "postmortem_section",
    name: "a section",
    key: { postmortem_id: "uuid", key: "text" },
    scope: OF_POSTMORTEM,
  },
  {
    table: "postmortem_section_revision",
    name: "a revision of a section",
    key: { postmortem_id: "uuid", key: "text", version: "int" },
    scope: OF_POSTMORTEM,
  },
  {
    table: "postmortem_suggestion",
    name: "a suggestion",
    key: { id: "uuid" },
    scope: OF_POSTMORTEM,
  },
  {
    table: "postmortem_muted_rule",
    name: "a muted rule",
    key: { id: "uuid" },
    scope: OF_POSTMORTEM,
  },
  { table: "postmortem_waiver", name: "a waiver", key: { id: "uuid" }, scope: OF_INCIDENT },
  { table: "postmortem_thread", name: "a thread", key: { id: "uuid" }, scope: OF_POSTMORTEM },
  {
    table: "postmortem_comment",
    name: "a comment in a thread",
    key: { id: "uuid" },
    scope: OF_THREAD,
  },
  {
    table: "library_entry",
    name: "a library entry",
    key: { postmortem_id: "uuid" },
    scope: OF_POSTMORTEM,
    leftOut: ["words"],
  },
  {
    table: "postmortem_tag",
    name: "a tag",
    key: { postmortem_id: "uuid", tag: "text" },
    scope: OF_POSTMORTEM,
  },
  {
    table: "postmortem_factor",
    name: "a kind of cause",
    key: { postmortem_id: "uuid", factor: '"ContributingFactor"' },
    scope: OF_POSTMORTEM,
  },
  { table: "debrief", name: "a debrief", key: { id: "uuid" }, scope: OF_POSTMORTEM },
  { table: "debrief_step", name: "a step of a debrief", key: { id: "uuid" }, scope: OF_DEBRIEF },
  {
    table: "debrief_attendee",
    name: "an attendee",
    key: { debrief_id: "uuid", user_id: "uuid" },
    scope: OF_DEBRIEF,
  },
  { table: "debrief_topic", name: "a parked topic", key: { id: "uuid" }, scope: OF_DEBRIEF },
];
