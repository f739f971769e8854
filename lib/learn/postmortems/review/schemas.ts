import { z } from "zod";
import { blockText, Id, INT_MAX, Reason, Version } from "@/lib/platform/core/input";
import { VERDICTS } from "./rules";

const incident = z.number().int().positive().max(INT_MAX);

export const MOST_REVIEWERS = 20;

export const OnReview = z.strictObject({ incident });
export const RequestReview = z.strictObject({
  incident,
  /** Who is asked; people who were asked before and are not named again are no longer asked. */
  reviewerIds: z
    .array(Id)
    .min(1, "Name somebody who reviews it.")
    .max(MOST_REVIEWERS, `Name at most ${MOST_REVIEWERS} reviewers.`),
});
export const GiveVerdict = z.strictObject({
  incident,
  verdict: z.enum(VERDICTS, "Choose APPROVED or CHANGES_REQUESTED."),
  /** What should change; asked for where changes are requested. */
  note: blockText("The note", 5_000).default(""),
  /** The version of the postmortem that was read; another one is CONFLICT, so that nobody approves unread text. */
  version: Version.optional(),
});
/** The same shape as other steps that need nothing but a reason; `version` is the postmortem's. */
export const RevisePostmortem = z.strictObject({
  incident,
  version: Version.optional(),
  reason: Reason,
});
