import type { Actor } from "@/lib/access/actor";
import { encodeCursor } from "@/lib/core/cursor";
import { listIncidents } from "@/lib/incidents/queries";
import { measure, type Times } from "./measure";

const OPEN = ["TRIAGE", "INVESTIGATING", "MITIGATED"];
const OVER = ["RESOLVED", "CLOSED", "CANCELLED"];
const CALLS = 80;

/** The board's two lists as its page asks for them, and one of them through each filter. */
export function boardViews(
  commander: string,
  seldom: string,
): Record<string, Record<string, unknown>> {
  const over = { status: OVER, limit: 25 };
  return {
    "open incidents": { status: OPEN, limit: 200 },
    "closed, first page": over,
    "closed, by severity": { ...over, severity: ["SEV2", "SEV3"] },
    "closed, by service": { ...over, service: "service-1" },
    "closed, by rare service": { ...over, service: "service-6" },
    "closed, by commander": { ...over, commander },
    "closed, by rare commander": { ...over, commander: seldom },
    "closed, by common words": { ...over, q: "search is" },
    "closed, by rare words": { ...over, q: "case 107." },
    "closed, by unknown words": { ...over, q: "no such title" },
    "open, by common words": { status: OPEN, limit: 200, q: "search is" },
  };
}

/** A page from the middle of the history: where a person lands after paging for long. */
export function deepPage(incidents: number): Record<string, unknown> {
  const at = new Date(performance.timeOrigin - (incidents / 2) * 25 * 60_000);
  const cursor = encodeCursor([at.toISOString(), 1]);
  return { status: OVER, limit: 25, cursor };
}

export type BoardTimes = Map<string, Times & { readonly rows: number }>;

/** Times each view, as a responder sees it (restricted incidents are filtered out). */
export async function measureBoard(
  actor: Actor,
  views: Record<string, Record<string, unknown>>,
): Promise<BoardTimes> {
  const times: BoardTimes = new Map();
  for (const [title, input] of Object.entries(views)) {
    const { items } = await listIncidents.execute(actor, input);
    const taken = await measure(CALLS, () => listIncidents.execute(actor, input));
    times.set(title, { ...taken, rows: items.length });
  }
  return times;
}
