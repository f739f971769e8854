import type { Tone } from "@/components/ui/badge";
import type { PostmortemState } from "@/lib/learn/postmortems/review/rules";

/** How the states of a postmortem are written on screen. */
export const STATE_NAMES: Readonly<Record<PostmortemState, string>> = {
  DRAFT: "Draft",
  IN_REVIEW: "In review",
  CHANGES_REQUESTED: "Changes requested",
  APPROVED: "Approved",
  PUBLISHED: "Published",
};

/** What their badges look like; the words say the same. */
export const STATE_TONES: Readonly<Record<PostmortemState, Tone>> = {
  DRAFT: "neutral",
  IN_REVIEW: "info",
  CHANGES_REQUESTED: "warn",
  APPROVED: "accent",
  PUBLISHED: "good",
};
