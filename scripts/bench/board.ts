import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { UserActor } from "@/lib/platform/access/actor";
import { encodeCursor } from "@/lib/platform/core/cursor";
import type { BoardAnswer, BoardRequest } from "./board-process";
import type { Views } from "./calls";
import { percentiles, type Times } from "./measure";

const OPEN = ["TRIAGE", "INVESTIGATING", "MITIGATED"];
const OVER = ["RESOLVED", "CLOSED", "CANCELLED"];
const WARM_UP = 10;
const ROUNDS = 10;
const CALLS_A_ROUND = 8;

/** Who looks at the board: a responder (restricted incidents are filtered out) and whom they filter by. */
export type Viewer = { readonly actor: UserActor; readonly often: string; readonly seldom: string };
export type ViewTimes = Times & { readonly rows: number };

/** The board's two lists as its page asks for them, and one of them through each filter. */
export function boardViews({ often, seldom }: Viewer, incidents: number): Views {
  const over = { status: OVER, limit: 25 };
  const inputs = {
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
  const list = (input: object) => ({ call: "list" as const, input: { ...input } });
  return Object.fromEntries(Object.entries(inputs).map(([title, input]) => [title, list(input)]));
}

/** The palette and the look for similar incidents, with words that many have and that few have. */
export function searchViews(incidents: number): Views {
  const find = (q: string) => ({ call: "find" as const, input: { q } });
  return {
    "palette: a number": find("INC-107"),
    "palette: words of a sixth": find("search is"),
    "palette: beginning of a word of a sixth": find("repl"),
    "palette: one letter pair": find("ti"),
    "palette: one match": find("case 107"),
    "palette: misspelt": find("chekout timeuots"),
    "palette: nothing": find("zzgrblfx"),
    "similar open, while typing": {
      call: "similarOpen",
      input: { title: "Timeouts in the checko" },
    },
    "similar past": { call: "similarPast", input: { incident: incidents } },
  };
}

/** One database of the comparison. */
export type Side = { readonly url: string; readonly viewer: Viewer; readonly incidents: number };

/**
 * Times each view on all sides in turn, so that whatever else the machine does falls on each of them.
 * @returns the times by title, in the order of the sides
 */
export async function compareViews(
  sides: readonly Side[],
  viewsOf: (side: Side) => Views,
): Promise<Record<string, ViewTimes[]>> {
  const boards = sides.map((side) => openBoard(side, viewsOf(side)));
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
function openBoard({ url, viewer }: Side, views: Views) {
  const file = fileURLToPath(new URL("./board-process.ts", import.meta.url));
  const child = fork(file, { env: { ...process.env, DATABASE_URL: url } });
  const ended = once(child, "exit").then(() => []);
  const isReady = once(child, "message");
  const list = async (title: string, calls: number): Promise<BoardAnswer> => {
    const view = views[title];
    if (!view) throw new Error(`There is no view "${title}".`);
    await Promise.race([isReady, ended]);
    child.send({ actor: viewer.actor, view, calls } satisfies BoardRequest);
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
