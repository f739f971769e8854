import { parseArgs } from "node:util";
import type { UserActor } from "@/lib/access/actor";
import { measureAppend } from "../bench/append";
import { type BoardTimes, boardViews, deepPage, measureBoard } from "../bench/board";
import { withOwnDatabase } from "../bench/database";
import { asRatio, inMs } from "../bench/measure";
import { printPlans } from "../bench/plans";
import { seedIncidents, seedPeople } from "../bench/seed";
import { measureTimeline } from "../bench/timeline";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run bench    compares, in one run and in a database of its own that is thrown away:
  the board with 20,000 incidents and with 200; adding a timeline entry and the bare SQL for it;
  a timeline of 1,000 entries and of 100

--plans    also prints how the database finds the board's incidents among 20,000`;

const SMALL = 200;
const LARGE = 20_000;

await runCommandLine(HELP, async () => {
  const { values } = parseArgs({ options: { plans: { type: "boolean", default: false } } });
  await withOwnDatabase(async (client) => {
    const people = await seedPeople(client);
    const actor = responder(people[0]);
    const views = boardViews(people[1] ?? "", people.at(-1) ?? "");
    const viewsOf = (incidents: number) => ({ ...views, "closed, deep page": deepPage(incidents) });

    await seedIncidents(client, 1, SMALL);
    const small = await measureBoard(actor, viewsOf(SMALL));
    await seedIncidents(client, SMALL + 1, LARGE);
    const large = await measureBoard(actor, viewsOf(LARGE));
    console.table(compareBoards(small, large));

    const { command, bare } = await measureAppend(client, actor);
    console.table({
      "timeline.append": { p50: inMs(command.p50), p99: inMs(command.p99) },
      "bare SQL": { p50: inMs(bare.p50), p99: inMs(bare.p99) },
      ratio: { p50: asRatio(command.p50 / bare.p50), p99: asRatio(command.p99 / bare.p99) },
    });

    const [short, long] = [await measureTimeline(actor, 100), await measureTimeline(actor, 1_000)];
    console.table({
      "timeline of 100": { p50: inMs(short.p50), p99: inMs(short.p99) },
      "timeline of 1,000": { p50: inMs(long.p50), p99: inMs(long.p99) },
      ratio: { p50: asRatio(long.p50 / short.p50), p99: asRatio(long.p99 / short.p99) },
    });
    if (values.plans) await printPlans(client, actor, viewsOf(LARGE));
  });
  return true;
});

function responder(id = ""): UserActor {
  return { kind: "user", id, name: "Bench", role: "RESPONDER", via: "browser", credentialId: id };
}

function compareBoards(small: BoardTimes, large: BoardTimes) {
  return Object.fromEntries(
    [...large].map(([view, { p50, rows }]) => {
      const before = small.get(view);
      return [
        view,
        {
          [`rows at ${SMALL}`]: before?.rows,
          [`rows at ${LARGE}`]: rows,
          [`p50 at ${SMALL}`]: inMs(before?.p50 ?? Number.NaN),
          [`p50 at ${LARGE}`]: inMs(p50),
          ratio: asRatio(p50 / (before?.p50 ?? Number.NaN)),
        },
      ];
    }),
  );
}
