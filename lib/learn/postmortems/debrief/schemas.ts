import { z } from "zod";
import { SECTION_KEYS } from "@/lib/learn/postmortems/template";
import { Id, INT_MAX, lineText, requiredBlockText } from "@/lib/platform/core/input";
import { STEP_KEYS } from "./agenda";

const incident = z.number().int().positive().max(INT_MAX);

export const OnDebrief = z.strictObject({ incident });
export const GoToStep = z.strictObject({
  incident,
  step: z.enum(STEP_KEYS, "The agenda has no such step."),
});
export const SetAttendance = z.strictObject({
  incident,
  userId: Id,
  /** Null: nothing is said of them. */
  present: z.boolean().nullable(),
});
export const AddNote = z.strictObject({
  incident,
  section: z.enum(SECTION_KEYS, "This section does not exist."),
  text: requiredBlockText("The note", 5_000),
});
export const ParkTopic = z.strictObject({ incident, text: lineText("The topic", 300) });
export const TOPIC_OUTCOMES = ["ACTION_ITEM", "NOTED", "DROPPED"] as const;
export const SettleTopic = z.strictObject({
  incident,
  topicId: Id,
  outcome: z.enum(TOPIC_OUTCOMES, "Choose ACTION_ITEM, NOTED or DROPPED."),
});
