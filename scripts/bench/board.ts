import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { UserActor } from "@/lib/access/actor";
import { encodeCursor } from "@/lib/core/cursor";
import type { BoardAnswer, BoardRequest } from "./board-process";
import { percentiles, type Times } from "./measure";

const OPEN = ["TRIAGE", "INVESTIGATING", "MITIGATED"];
const OVER = ["RESOLVED", "CLOSED", "CANCELLED"];
const WARM_UP = 10;
const ROUNDS = 10;
const CALLS_A_ROUND = 8;

/** Who looks at the board: a responder (restricted incidents are filtered out) and whom they filter by. */
export type Viewer = { readonly actor: UserActor; readonly often: string; readonly seldom: string };
export type Views = Record<string, Record<string, unknown>>;
export type ViewTimes = Times & { readonly rows: number };

/** The board's two lists as its page asks for them, and one of them through each filter. */
export function boardViews({ often, seldom }: Viewer, incidents: number): Views {
  const over = { status: OVER, limit: 25 };
  return {
    "open incidents": { status: OPEN, limit: 200 },
    "closed, first page": over,
    "closed, page from the middle": { ...over, cursor: cursorAtHalf(incidents) },
    "closed, by severity": { ...over, severity: ["SEV2", "SEV3"] },
    "closed, by service": { ...over, service: "service-1" },
    "closed, by rare service": { ...over, service: "service-6" },
    "closed, by commander": { ...over, commander: often },
    "closed, by rare commander": { ...over, commander: seldom },
    "closed, by common words": { ...over, q: "search is" },
    "closed, by rare words": { ...over, q: "case 107." },
    "closed, by unknown words": { ...over, q: "no such title" },
    "closed, by two unknown letters": { ...over, q: "zq" },
    "open, by common words": { status: OPEN, limit: 200, q: "search is" },
  };
}

/** One database of the comparison. */
export type Side = { readonly url: string; readonly viewer: Viewer; readonly incidents: number };

/**
 * Times each view on all sides in turn, so that whatever else the machine does falls on each of them.
 * @returns the times by title, in the order of the sides
 */
export async function compareBoards(sides: readonly Side[]): Promise<Record<string, ViewTimes[]>> {
  const boards = sides.map(openBoard);
  const compared: Record<string, ViewTimes[]> = {};
  for (const title of boards[0]?.titles ?? []) {
    const seen = boards.map((board) => ({ board, rows: 0, taken: [] as number[] }));
    for (const side of seen) await side.board.list(title, WARM_UP);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of seen) {
        const { rows, taken } = await side.board.list(title, CALLS_A_ROUND);
        side.rows = rows;
        side.taken.push(...taken);
      }
    }
    compared[title] = seen.map(({ rows, taken }) => ({ rows, ...percentiles(taken) }));
  }
  for (const board of boards) board.close();
  return compared;
}

/** A process that lists the incidents of one database when asked. */
function openBoard({ url, viewer, incidents }: Side) {
  const file = fileURLToPath(new URL("./board-process.ts", import.meta.url));
  const child = fork(file, { env: { ...process.env, DATABASE_URL: url } });
  const ended = once(child, "exit").then(() => []);
  const views = boardViews(viewer, incidents);
  const list = async (title: string, calls: number): Promise<BoardAnswer> => {
    child.send({ actor: viewer.actor, input: views[title], calls } satisfies BoardRequest);
    const [answer]: BoardAnswer[] = await Promise.race([once(child, "message"), ended]);
    if (!answer) throw new Error("The process that lists incidents ended early.");
    return answer;
  };
  return { titles: Object.keys(views), list, close: () => child.disconnect() };
}

/** Where a person lands after paging for long. */
function cursorAtHalf(incidents: number): string {
  const at = new Date(performance.timeOrigin - (incidents / 2) * 25 * 60_000);
  return encodeCursor([at.toISOString(), 1]);
}
