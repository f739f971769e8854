import { get } from "node:http";
import { percentiles } from "../bench/measure";
import { openSessions } from "../lib/visitors";
import { call, pause } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import type { World } from "./world";

const PDFS = 12;
const PARAGRAPHS = 90;
const MOST_P99_MS = 200;
const PROBE_EVERY_MS = 5;
/** The killer of a process that is asked to stop waits for ten seconds. */
const MOST_STOP_MS = 8_000;

/**
 * Somebody fetches twelve long PDFs at once: everybody else is answered as before, each PDF comes or says
 * when to ask again, the same text is not set twice, and a stop does not wait for what is being set.
 */
export async function burstPdfs(world: World): Promise<Finding[]> {
  const app = await world.startApp();
  const cookie = await signIn(world);
  const numbers: number[] = [];
  for (let n = 0; n < PDFS; n += 1) numbers.push(await addPostmortem(world, app.url, n));
  const address = (number: number) => `${app.url}/incidents/${number}/postmortem.pdf?size=a4`;
  // The first request of a process loads code; that is not what is measured.
  await probeFor(app.url, pause(2_000));
  const burst = Promise.all(numbers.map((number) => fetchPdf(address(number), cookie)));
  const answers = await probeFor(app.url, burst);
  const files = await burst;
  const late: number[] = [];
  for (const number of numbers) late.push((await fetchPatiently(address(number), cookie)).status);
  const again = performance.now();
  await Promise.all(numbers.map((number) => fetchPdf(address(number), cookie)));
  const againMs = Math.round(performance.now() - again);
  const letters = Promise.allSettled(
    numbers.map((number) => fetchPdf(address(number).replace("a4", "letter"), cookie)),
  );
  await pause(500);
  const stopping = performance.now();
  await app.stop();
  const stopMs = Math.round(performance.now() - stopping);
  await letters;
  const count = (status: number) => files.filter((file) => file.status === status).length;
  const p99 = Math.round(percentiles(answers).p99);
  return [
    expectFigure(
      `PDFs that came (${count(200)}) or a time to ask again`,
      count(200) + count(429),
      PDFS,
    ),
    expectFigure(
      "of those told to wait, with Retry-After",
      files.filter(isToldWhen).length,
      count(429),
    ),
    expectFigure("PDFs in the end", late.filter((status) => status === 200).length, PDFS),
    expectAtMost(
      `ms for /api/live at p99 of ${answers.length}, slowest ${Math.round(Math.max(...answers))}`,
      p99,
      MOST_P99_MS,
    ),
    expectAtMost("ms for all of them again, unchanged", againMs, 5_000),
    expectAtMost("ms to stop while PDFs are being set", stopMs, MOST_STOP_MS),
  ];
}

async function signIn(world: World): Promise<string> {
  const client = await world.connect();
  const { rows } = await client.query<{ id: string }>("select id from app_user limit 1");
  const [cookie = ""] = await openSessions(client, rows[0]?.id ?? "", 1);
  await client.end();
  return cookie;
}

/** An incident that is over, with a long draft. @returns its number */
async function addPostmortem(world: World, url: string, n: number): Promise<number> {
  const token = world.tokens[n] ?? "";
  const post = async (path: string, body: Record<string, unknown>) => {
    const { status, body: answer } = await call(`${url}/api/v1${path}`, token, body);
    if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const { number } = await post("/incidents", { title: `Set on paper ${n}`, severity: "SEV1" });
  for (const step of ["acknowledgement", "mitigation", "resolution", "postmortem"]) {
    await post(`/incidents/${number}/${step}`, {});
  }
  const text = Array.from(
    { length: PARAGRAPHS },
    (_, at) =>
      `${n}.${at} ${"The replica lagged behind by four gigabytes when it began. ".repeat(11)}`,
  );
  await world.query(
    `update postmortem_section set body = $2, version = version + 1 where key = 'lessons'
       and postmortem_id = (select p.id from postmortem p join incident i on i.id = p.incident_id
         where i.number = $1)`,
    [number, text.join("\n\n")],
  );
  return Number(number);
}

type File = { readonly status: number; readonly retryAfter: string | null };

async function fetchPdf(address: string, cookie: string): Promise<File> {
  const answer = await fetch(address, { headers: { cookie }, redirect: "manual" });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isPdf = bytes.subarray(0, 5).toString() === "%PDF-";
  const status = answer.status === 200 && !isPdf ? 0 : answer.status;
  return { status, retryAfter: answer.headers.get("retry-after") };
}

async function fetchPatiently(address: string, cookie: string): Promise<File> {
  for (let tries = 0; ; tries += 1) {
    const file = await fetchPdf(address, cookie);
    if (file.status !== 429 || tries === 12) return file;
    await pause(1_000 * Number(file.retryAfter ?? "1"));
  }
}

const isToldWhen = ({ status, retryAfter }: File) => status === 429 && Number(retryAfter) > 0;

/** Asks whether the process lives, again and again until something is over. @returns ms of each answer */
async function probeFor(url: string, over: Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  over.then(end, end);
  while (!isOver) {
    const begun = performance.now();
    await askIfLive(url);
    taken.push(performance.now() - begun);
    await pause(PROBE_EVERY_MS);
  }
  return taken;
}

function askIfLive(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/live`, (answer) => answer.resume().once("end", resolve)).once("error", reject);
  });
}
