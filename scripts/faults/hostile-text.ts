import { HOSTILE_PIECES, repeatPiece } from "@/lib/testing/core/hostile";
import { percentiles } from "../bench/measure";
import { openSessions } from "../lib/visitors";
import { call, declare, pause } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import type { World } from "./world";

/** As long as an entry and a section may be. */
const ENTRY = 20_000;
const SECTION = 200_000;
const SECTIONS: readonly (readonly [string, string])[] = [
  ["root-cause", "* "],
  ["lessons", "<!--"],
  ["went-poorly", "[a](b) "],
  ["went-well", "- a\n"],
  ["lucky", "*a_"],
  ["contributing-factors", "~"],
  ["slo-impact", "a\tb\n"],
];
const LIVE_MS = 200;

/**
 * Texts that hold up parsers stand in a room and in a postmortem, as long as they may be. Every page and file
 * that shows them is read, and meanwhile the process answers whoever asks whether it lives.
 */
export async function showHostileText(world: World): Promise<Finding[]> {
  const app = await world.startApp();
  const client = await world.connect();
  const { rows } = await client.query<{ id: string }>("select id from app_user limit 1");
  const [cookie = ""] = await openSessions(client, rows[0]?.id ?? "", 1);
  await client.end();
  // Pages ask by the cookie, the API by the token.
  const headers = { cookie, authorization: `Bearer ${world.tokens[0]}` };
  const tame = await writeRecord(app.url, world, (piece) => `tame ${[...piece][0]}`, 12);
  // The first time that a page is shown loads its code; that is not what is measured.
  await readAll(app.url, tame, headers);
  const number = await writeRecord(app.url, world, repeatPiece, SECTION);
  const probe = startProbe(`${app.url}/api/live`);
  const answers = await readAll(app.url, number, headers);
  const waits = await probe.stop();
  await app.stop();
  return [
    expectFigure("pages and files with hostile texts that failed", answers.failed.length, 0),
    ...answers.failed.map((says) => ({ says, good: false })),
    expectAtMost("ms that the slowest of them took", answers.slowestMs, 5_000),
    expectFigure("times /api/live did not answer", waits.filter(Number.isNaN).length, 0),
    expectAtMost(
      `ms of ${waits.length} answers of /api/live, p99`,
      Math.round(percentiles(waits).p99),
      LIVE_MS,
    ),
  ];
}

/** An incident with an entry for each piece, resolved, and its postmortem. @returns its number */
async function writeRecord(
  url: string,
  world: World,
  textOf: (piece: string, length: number) => string,
  longest: number,
): Promise<number> {
  const number = await declare(url, world, "Written by somebody hostile");
  const record = `${url}/api/v1/incidents/${number}`;
  const tokenOf = (n: number) => world.tokens[n % world.tokens.length] ?? "";
  // What no text may hold is refused as it is sent.
  const pieces = HOSTILE_PIECES.filter((piece) => piece.trim() !== "" && !piece.includes("\0"));
  for (const [n, piece] of pieces.entries()) {
    const body = textOf(piece, Math.min(ENTRY, longest));
    await send("POST", `${record}/timeline`, tokenOf(n), { body, keyMoment: n % 9 === 0 });
  }
  for (const step of ["acknowledgement", "mitigation", "resolution", "postmortem"]) {
    await send("POST", `${record}/${step}`, tokenOf(0), {});
  }
  for (const [key, piece] of SECTIONS) {
    const sections = { [key]: textOf(piece, longest) };
    await send("PATCH", `${record}/postmortem`, tokenOf(0), { sections });
  }
  return number;
}

/** @throws Error unless it was taken */
async function send(method: string, address: string, token: string, body: unknown): Promise<void> {
  const answer = await fetch(address, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
}

/** Reads every page and file that shows the texts, each twice. */
async function readAll(url: string, number: number, headers: Record<string, string>) {
  const room = `${url}/incidents/${number}`;
  const record = `${url}/api/v1/incidents/${number}`;
  const addresses = [
    ...[room, `${room}/postmortem`, `${room}/replay`, `${url}/incidents`, `${room}/postmortem.md`],
    ...[`${record}/timeline`, `${record}/postmortem/remarks`, `${record}/updates/proposal`],
    ...[`${record}/handover/briefing`, `${record}/similar`],
  ];
  const failed: string[] = [];
  let slowestMs = 0;
  for (const address of [...addresses, ...addresses]) {
    const begun = performance.now();
    const answer = await fetch(address, { headers, redirect: "manual" });
    await answer.arrayBuffer();
    slowestMs = Math.max(slowestMs, Math.round(performance.now() - begun));
    if (answer.status !== 200) failed.push(`${address} answered ${answer.status}`);
  }
  return { failed, slowestMs };
}

/** Asks again and again, until it is stopped; each wait in ms, NaN where no answer came. */
function startProbe(address: string) {
  const waits: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const begun = performance.now();
      const { status } = await call(address, "");
      waits.push(status === 200 ? Math.round(performance.now() - begun) : Number.NaN);
      await pause(10);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await asking;
      return waits;
    },
  };
}
