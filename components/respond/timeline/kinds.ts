import type { EntryKind } from "@/lib/respond/timeline/schemas";

export const KIND_NAMES: Readonly<Record<EntryKind, string>> = {
  NOTE: "Note",
  OBSERVATION: "Observation",
  ACTION: "Action",
  DECISION: "Decision",
  COMMUNICATION: "Communication",
};
