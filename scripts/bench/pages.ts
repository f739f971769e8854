import type { App } from "../lib/start-app";
import { visit } from "../lib/visitors";
import { percentiles, type Times, timeOf } from "./measure";

const CALLS = 40;
const WARM_UP = 8;

/** One app, somebody signed in there, and an incident to open. */
export type Served = { readonly app: App; readonly cookie: string; readonly incident: number };

/** Whole pages as the server renders them, in turn from each app. */
export async function comparePages(served: readonly Served[]): Promise<Record<string, Times[]>> {
  const pages: Record<string, (at: Served) => string> = {
    "the board": () => "/incidents",
    "the board, filtered by service": () => "/incidents?service=service-1",
    "a room": ({ incident }) => `/incidents/${incident}`,
  };
  const compared: Record<string, Times[]> = {};
  for (const [title, pathOf] of Object.entries(pages)) {
    const taken = served.map((): number[] => []);
    for (let call = -WARM_UP; call < CALLS; call += 1) {
      for (const [index, at] of served.entries()) {
        const ms = await timeOf(() => visit(`${at.app.url}${pathOf(at)}`, at.cookie));
        if (call >= 0) taken[index]?.push(ms);
      }
    }
    compared[title] = taken.map(percentiles);
  }
  return compared;
}
