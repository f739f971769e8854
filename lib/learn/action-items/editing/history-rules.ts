import { KIND_NAMES, STATE_NAMES } from "@/lib/learn/action-items/names";
import type { EventOf } from "@/lib/record/events/registry";

/** An event of an item as recorded. */
export type ItemEvent = EventOf<"action-item.created"> | EventOf<"action-item.edited">;
type Edited = EventOf<"action-item.edited">["after"];
type Field = keyof Edited;
/** Names of the people, services and teams whose ids the event has. */
type Names = ReadonlyMap<string, string>;
type Value = string | null;
type Sentence = (before: Value, after: Value, names: Names) => string;

/** What an event changed, one sentence a field; nothing that was recorded is left out. */
export function describeItemEvent(event: ItemEvent, names: Names): string[] {
  if (event.type === "action-item.created") return [`Added as ${stateName(event.after.state)}`];
  const { before, after } = event;
  return (Object.keys(after) as Field[]).flatMap((field) => {
    const sentence = SENTENCES[field];
    return sentence ? [sentence(before[field] ?? null, after[field] ?? null, names)] : [];
  });
}

/** The ids that stand for people, services and teams in these events. */
export function idsIn(events: readonly ItemEvent[]): string[] {
  const values = events.flatMap((event) => {
    if (event.type === "action-item.created") return [event.after.ownerId];
    const sides = [event.before, event.after];
    return sides.flatMap(({ ownerId, serviceId, teamId }) => [ownerId, serviceId, teamId]);
  });
  return [...new Set(values.filter((value) => typeof value === "string"))];
}

/** How each field that can change is told; null for what only follows the state. */
const SENTENCES: Readonly<Record<Field, Sentence | null>> = {
  state: (before, after) => `${stateName(before)} → ${stateName(after)}`,
  title: (before, after) => `Title: “${before ?? ""}” → “${after ?? ""}”`,
  ownerId: (before, after, names) =>
    `Owner: ${nameIn(names, before, "nobody")} → ${nameIn(names, after, "nobody")}`,
  serviceId: (before, after, names) =>
    `Service: ${nameIn(names, before, "none")} → ${nameIn(names, after, "none")}`,
  teamId: (before, after, names) => {
    const none = "none of its own";
    return `Team: ${nameIn(names, before, none)} → ${nameIn(names, after, none)}`;
  },
  priority: (before, after) => `Priority: ${before ?? ""} → ${after ?? ""}`,
  kind: (before, after) => `Kind: ${kindName(before)} → ${kindName(after)}`,
  dueOn: (before, after) => `Due: ${day(before)} → ${day(after)}`,
  evidence: (_, after) => (after ? `Evidence: ${after}` : "Evidence taken off"),
  ticketUrl: (_, after) => (after ? `Ticket: ${after}` : "Ticket taken off"),
  description: () => "Description changed",
  closedAt: null,
  wontDoReason: null,
};

function nameIn(names: Names, id: Value, none: string): string {
  return id === null ? none : (names.get(id) ?? "somebody");
}

function stateName(state: Value): string {
  return Object.entries(STATE_NAMES).find(([key]) => key === state)?.[1] ?? state ?? "";
}

function kindName(kind: Value): string {
  return Object.entries(KIND_NAMES).find(([key]) => key === kind)?.[1] ?? kind ?? "";
}

function day(value: Value): string {
  return value === null ? "no date" : value.slice(0, 10);
}
