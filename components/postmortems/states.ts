/** How the states of a postmortem are written on screen. */
export const STATE_NAMES = {
  DRAFT: "Draft",
  IN_REVIEW: "In review",
  CHANGES_REQUESTED: "Changes requested",
  APPROVED: "Approved",
  PUBLISHED: "Published",
} as const;
