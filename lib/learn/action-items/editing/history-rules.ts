import { KIND_NAMES, STATE_NAMES } from "@/lib/learn/action-items/names";

/** An event of an item as recorded. */
type ItemEvent = { readonly type: string; readonly before: unknown; readonly after: unknown };
/** Names of the people, services and teams whose ids the event has. */
type Names = ReadonlyMap<string, string>;
type Fields = Readonly<Record<string, unknown>>;

/** What an event changed, one sentence a field; nothing that was recorded is left out. */
export function describeItemEvent(event: ItemEvent, names: Names): string[] {
  const [before, after] = [fieldsOf(event.before), fieldsOf(event.after)];
  if (event.type === "action-item.created") return [`Added as ${stateName(after.state)}`];
  return Object.keys(after)
    .filter((field) => !FOLLOWS.has(field))
    .map((field) => describeField(field, before[field], after[field], names));
}

/** The ids that stand for people, services and teams in these events. */
export function idsIn(events: readonly ItemEvent[]): string[] {
  const values = events.flatMap(({ before, after }) => {
    const sides = [fieldsOf(before), fieldsOf(after)];
    return sides.flatMap(({ ownerId, serviceId, teamId }) => [ownerId, serviceId, teamId]);
  });
  return [...new Set(values.filter((value) => typeof value === "string"))];
}

/** These only follow the state. */
const FOLLOWS = new Set(["closedAt", "wontDoReason"]);

function describeField(field: string, before: unknown, after: unknown, names: Names): string {
  const name = (id: unknown, none: string) =>
    typeof id === "string" ? (names.get(id) ?? "somebody") : none;
  switch (field) {
    case "state":
      return `${stateName(before)} → ${stateName(after)}`;
    case "title":
      return `Title: “${text(before)}” → “${text(after)}”`;
    case "ownerId":
      return `Owner: ${name(before, "nobody")} → ${name(after, "nobody")}`;
    case "serviceId":
      return `Service: ${name(before, "none")} → ${name(after, "none")}`;
    case "teamId":
      return `Team: ${name(before, "none of its own")} → ${name(after, "none of its own")}`;
    case "priority":
      return `Priority: ${text(before)} → ${text(after)}`;
    case "kind":
      return `Kind: ${kindName(before)} → ${kindName(after)}`;
    case "dueOn":
      return `Due: ${day(before)} → ${day(after)}`;
    case "evidence":
      return after ? `Evidence: ${text(after)}` : "Evidence taken off";
    case "ticketUrl":
      return after ? `Ticket: ${text(after)}` : "Ticket taken off";
    case "description":
      return "Description changed";
    default:
      return `${field} changed`;
  }
}

function stateName(state: unknown): string {
  return Object.entries(STATE_NAMES).find(([key]) => key === state)?.[1] ?? text(state);
}

function kindName(kind: unknown): string {
  return Object.entries(KIND_NAMES).find(([key]) => key === kind)?.[1] ?? text(kind);
}

function day(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 10) : "no date";
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
