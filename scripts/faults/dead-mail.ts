import { type MailServer, type Mood, startMailServer } from "@/lib/testing/mail/mail-server";
import { type Answer, call, declare, msUntil, pause } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import type { World } from "./world";

const EACH = 10;
const RESPONSE_MS = 15 * 60_000;
const DUE_IN_MS = 4_000;
const TIMEOUT_SECONDS = 2;
/** Down is no mood: nothing listens. With a server that is well, the first one is what the others are held against. */
type Phase = Mood | "DOWN";
const PHASES: readonly Phase[] = ["TAKE", "DOWN", "SILENT", "GARBAGE", "SLOW"];

const BREACHES = `select split_part(i.title, ' ', 1) as phase, count(*)::int as times,
  count(distinct stream)::int as incidents,
  max(extract(epoch from a.recorded_at - a.occurred_at) * 1000)::int as late
  from audit_event a join incident i on a.stream = 'incident:' || i.id
  where a.type = 'clock.breached' group by 1`;
const WAITING =
  "select count(*)::int as times from mail_delivery where sent_at is null and next_attempt_at is not null";

/**
 * The mail server is down, silent, speaks garbage and is slow, one after the other, while incidents are declared
 * and promises fall due. Nothing but mail may notice; and when it is well again, each mail arrives once.
 */
export async function killMail(world: World): Promise<Finding[]> {
  const server = await startMailServer();
  const app = await world.startApp({
    env: {
      SMTP_URL: server.url,
      MAIL_FROM: "Muster <muster@example.org>",
      SMTP_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS),
    },
  });
  // The first request of a process loads code; that is not what is compared.
  await declare(app.url, world, "Warm");
  const slowest = new Map<Phase, number>();
  let refused = 0;
  for (const phase of PHASES) {
    await enter(server, phase);
    const answers = await declareDue(app.url, world, phase);
    slowest.set(phase, Math.max(...answers.map(({ ms }) => ms)));
    refused += answers.filter(({ status }) => status !== 201).length;
    await pause(DUE_IN_MS + 4_000);
  }
  const breaches = await world.query(BREACHES);
  const inbox = await world.query(
    "select count(*)::int as times from notification where kind = 'BREACH'",
  );
  await enter(server, "TAKE");
  const wanted = PHASES.length * EACH;
  const isDelivered = async () => Number((await world.query(WAITING))[0]?.times) === 0;
  const took = await msUntil(isDelivered, 400_000).catch(() => Number.POSITIVE_INFINITY);
  const ids = server.received.map(({ headers }) => headers.get("message-id"));
  const attempts = await world.query("select count(*)::int as times from mail_attempt");
  await app.stop();
  await server.goDown();
  const late = new Map(breaches.map(({ phase, late }) => [phase as Phase, Number(late)]));
  const sum = (column: string) => breaches.reduce((total, row) => total + Number(row[column]), 0);
  return [
    expectFigure("incidents that could not be declared", refused, 0),
    ...judgeAgainstWell("ms that the slowest declaration took", slowest),
    expectFigure("breaches recorded", sum("times"), wanted),
    expectFigure("incidents that they belong to", sum("incidents"), wanted),
    ...judgeAgainstWell("ms that the latest breach was recorded after it fell due", late),
    expectFigure("told in the app", Number(inbox[0]?.times), wanted),
    expectAtMost("ms until all mail had left once the server was well", took, 300_000),
    expectFigure("different mails that arrived", new Set(ids).size, wanted),
    expectFigure("mails that arrived twice", ids.length - new Set(ids).size, 0),
    expectAtMost("attempts it took", Number(attempts[0]?.times), wanted * 6),
  ];
}

/** Nothing but mail may notice: a figure may not be much worse than with a server that is well, in the same run. */
function judgeAgainstWell(name: string, figures: ReadonlyMap<Phase, number>): Finding[] {
  const well = figures.get("TAKE") ?? 0;
  return PHASES.filter((phase) => phase !== "TAKE").map((phase) =>
    expectAtMost(
      `${name}, mail ${phase}, where it takes ${well} with mail well`,
      figures.get(phase) ?? Number.POSITIVE_INFINITY,
      Math.max(3_000, 2 * well),
    ),
  );
}

async function enter(server: MailServer, phase: Phase): Promise<void> {
  if (phase === "DOWN") return server.goDown();
  server.setMood(phase);
  await server.comeUp();
}

/** Incidents whose response falls due in a moment, each from another token at the same time. */
function declareDue(
  url: string,
  world: World,
  phase: string,
): Promise<(Answer & { ms: number })[]> {
  const detectedAt = new Date(Date.now() - RESPONSE_MS + DUE_IN_MS).toISOString();
  return Promise.all(
    world.tokens.slice(0, EACH).map(async (token, n) => {
      const begun = performance.now();
      const input = { title: `${phase} mail server ${n}`, severity: "SEV1", detectedAt };
      const answer = await call(`${url}/api/v1/incidents`, token, input);
      return { ...answer, ms: Math.round(performance.now() - begun) };
    }),
  );
}
