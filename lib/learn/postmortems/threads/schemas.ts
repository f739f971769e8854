import { z } from "zod";
import { SECTION_KEYS } from "@/lib/learn/postmortems/template";
import { Id, INT_MAX, requiredBlockText } from "@/lib/platform/core/input";

const incident = z.number().int().positive().max(INT_MAX);
const body = requiredBlockText("The comment", 10_000);

export const OpenThread = z.strictObject({
  incident,
  section: z.enum(SECTION_KEYS, "This section does not exist."),
  body,
});
export const ReplyInThread = z.strictObject({ incident, threadId: Id, body });
export const OnThread = z.strictObject({ incident, threadId: Id });
