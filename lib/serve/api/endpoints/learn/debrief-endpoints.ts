import "server-only";
import { z } from "zod";
import { STEP_KEYS } from "@/lib/learn/postmortems/debrief/agenda";
import { endDebrief, goToStep, startDebrief } from "@/lib/learn/postmortems/debrief/lead";
import { readDebrief } from "@/lib/learn/postmortems/debrief/read-debrief";
import { addNote, setAttendance } from "@/lib/learn/postmortems/debrief/record";
import { TOPIC_OUTCOMES } from "@/lib/learn/postmortems/debrief/schemas";
import { parkTopic, settleTopic } from "@/lib/learn/postmortems/debrief/topics";
import { ON_INCIDENT, read, write } from "@/lib/serve/api/endpoints/endpoint";
import { Person, Time } from "@/lib/serve/api/endpoints/respond/answers";
import { eachOf } from "@/lib/serve/api/endpoints/shapes";

const Spent = eachOf(STEP_KEYS, z.number()).meta({
  description: "Milliseconds by step of the agenda",
});
const Meeting = z.strictObject({
  id: z.uuid(),
  facilitator: z.strictObject({ id: z.uuid().nullable(), name: z.string() }),
  startedAt: Time,
  endedAt: Time.nullable(),
  step: z.enum(STEP_KEYS),
  stepStartedAt: Time,
  spentBefore: Spent,
  spent: Spent,
  attendance: z.array(z.strictObject({ id: z.uuid(), name: z.string(), present: z.boolean() })),
});
export const Debrief = z
  .strictObject({
    open: Meeting.nullable().meta({ description: "The meeting that is on" }),
    past: z.array(Meeting),
    tookPart: z.array(Person),
    topics: z.array(
      z.strictObject({
        id: z.uuid(),
        text: z.string(),
        parkedAt: Time,
        parkedBy: z.string(),
        outcome: z.enum(TOPIC_OUTCOMES).nullable(),
        settledBy: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "Debrief" });

const onDebrief = { group: "Postmortems", answer: Debrief, path: ON_INCIDENT } as const;

/** Meetings about a draft. */
export const DEBRIEF_ENDPOINTS = {
  "GET /incidents/{number}/postmortem/debrief": read(readDebrief, {
    ...onDebrief,
    does: "Reads the meetings about a draft, and what was parked in them.",
  }),
  "POST /incidents/{number}/postmortem/debrief": write(startDebrief, {
    ...onDebrief,
    does: "Opens a meeting; who opens it leads it.",
    status: 201,
  }),
  "DELETE /incidents/{number}/postmortem/debrief": write(endDebrief, {
    ...onDebrief,
    does: "Ends the meeting. What is parked stays until it is settled.",
  }),
  "PUT /incidents/{number}/postmortem/debrief/step": write(goToStep, {
    ...onDebrief,
    does: "Goes to a step of the agenda, also back to one.",
  }),
  "PUT /incidents/{number}/postmortem/debrief/attendance": write(setAttendance, {
    ...onDebrief,
    does: "Says whether somebody is there.",
  }),
  "POST /incidents/{number}/postmortem/debrief/notes": write(addNote, {
    ...onDebrief,
    does: "Takes what was said into a section of the draft, as its last point.",
    status: 201,
  }),
  "POST /incidents/{number}/postmortem/debrief/topics": write(parkTopic, {
    ...onDebrief,
    does: "Puts a topic aside.",
    status: 201,
  }),
  "PUT /incidents/{number}/postmortem/debrief/topics/{id}": write(settleTopic, {
    ...onDebrief,
    does: "Says what became of a parked topic, in the meeting or after it.",
    path: { ...ON_INCIDENT, id: "topicId" },
  }),
} as const;
