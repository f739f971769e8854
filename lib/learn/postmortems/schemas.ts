import { z } from "zod";
import {
  blockText,
  Id,
  INT_MAX,
  Instant,
  Reason,
  requiredBlockText,
  Version,
} from "@/lib/platform/core/input";
import { RULE_IDS } from "./language/blameless-rules";
import { PAPER_SIZES } from "./pdf/paper";
import { SECTION_KEYS } from "./template";

/** Room for 20,000 words. */
const sectionText = blockText("The section", 200_000);
const incident = z.number().int().positive().max(INT_MAX);

export const OnIncident = z.strictObject({ incident });
export const ExportPdf = z.strictObject({
  incident,
  size: z.enum(PAPER_SIZES, "Choose a4 or letter.").default("a4"),
});
export const EditSection = z.strictObject({
  incident,
  key: z.enum(SECTION_KEYS, "This section does not exist."),
  body: sectionText,
  /** The version of the section that the text was based on; a stale one is CONFLICT. */
  version: Version,
});
export const ReadSectionHistory = z.strictObject({
  incident,
  key: z.enum(SECTION_KEYS, "This section does not exist."),
  version: Version.optional(),
});
const revision = z.number().int().positive().max(INT_MAX).optional();
export const CompareRevisions = z.strictObject({
  incident,
  /** The newest, where none is named. */
  revision,
  /** The one before it, where none is named. */
  since: revision,
});
export const EditPostmortem = z.strictObject({
  incident,
  version: Version.optional(),
  ownerId: Id.nullable().optional(),
  dueAt: Instant.nullable().optional(),
  /** Texts by section; those left out stay as they are. */
  sections: z
    .partialRecord(z.enum(SECTION_KEYS, "This section does not exist."), sectionText)
    .optional(),
});
export const ImportMarkdown = z
  .strictObject({
    incident,
    markdown: requiredBlockText("The file", 900_000),
    /** The postmortem's version that was looked at; a stale one is CONFLICT. */
    version: Version.optional(),
    /** False only says what would change. */
    apply: z.boolean().default(true),
    /** Texts somebody chose, for sections that were changed in the same place meanwhile. */
    chosen: z
      .partialRecord(z.enum(SECTION_KEYS, "This section does not exist."), sectionText)
      .optional(),
  })
  .refine(({ chosen, version }) => chosen === undefined || version !== undefined, {
    path: ["version"],
    message: "Say which version the choice was made on.",
  });
export const DecideSuggestion = z.strictObject({
  incident,
  suggestionId: Id,
  decision: z.enum(["ACCEPTED", "DISMISSED"], "Choose ACCEPTED or DISMISSED."),
  /** Other words for what is accepted. */
  text: requiredBlockText("The text", 5_000).optional(),
});
const rule = z.enum(RULE_IDS, "This rule does not exist.");
export const MuteRule = z.strictObject({ incident, rule, reason: Reason });
export const UnmuteRule = z.strictObject({ incident, rule });
/** The same shape as other steps that need nothing but a reason; `version` is the incident's. */
export const WaivePostmortem = z.strictObject({
  incident,
  version: Version.optional(),
  reason: Reason,
});
export const POSTMORTEM_LIST_VIEWS = ["ALL", "WAITING", "MINE", "OVERDUE", "WAIVED"] as const;
export type PostmortemListView = (typeof POSTMORTEM_LIST_VIEWS)[number];
export const ListPostmortems = z.strictObject({
  view: z.enum(POSTMORTEM_LIST_VIEWS, `Choose ${POSTMORTEM_LIST_VIEWS.join(", ")}.`).default("ALL"),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
