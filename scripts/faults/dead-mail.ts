import { type MailServer, type Mood, startMailServer } from "@/lib/mail/testing/mail-server";
import { type Answer, call, msUntil, pause } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import type { World } from "./world";

const EACH = 10;
const RESPONSE_MS = 15 * 60_000;
const DUE_IN_MS = 4_000;
const TIMEOUT_SECONDS = 2;
/** Down is no mood: nothing listens. */
const PHASES: readonly (Mood | "DOWN")[] = ["DOWN", "SILENT", "GARBAGE", "SLOW"];

const BREACHES = `select count(*)::int as times, count(distinct stream)::int as incidents,
  coalesce(max(extract(epoch from recorded_at - occurred_at) * 1000), 0)::int as late
  from audit_event where type = 'clock.breached'`;
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
  let slowest = 0;
  let refused = 0;
  for (const phase of PHASES) {
    await enter(server, phase);
    const answers = await declareDue(app.url, world, phase);
    slowest = Math.max(slowest, ...answers.map(({ ms }) => ms));
    refused += answers.filter(({ status }) => status !== 201).length;
    await pause(DUE_IN_MS + 4_000);
  }
  const broken = (await world.query(BREACHES))[0];
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
  return [
    expectFigure("incidents that could not be declared", refused, 0),
    expectAtMost("ms that the slowest declaration took", slowest, 5_000),
    expectFigure("breaches recorded", Number(broken?.times), wanted),
    expectFigure("incidents that they belong to", Number(broken?.incidents), wanted),
    expectAtMost("ms that the latest was recorded after it fell due", Number(broken?.late), 3_000),
    expectFigure("told in the app", Number(inbox[0]?.times), wanted),
    expectAtMost("ms until all mail had left once the server was well", took, 300_000),
    expectFigure("different mails that arrived", new Set(ids).size, wanted),
    expectFigure("mails that arrived twice", ids.length - new Set(ids).size, 0),
    expectAtMost("attempts it took", Number(attempts[0]?.times), wanted * 6),
  ];
}

async function enter(server: MailServer, phase: Mood | "DOWN"): Promise<void> {
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
      const input = { title: `Declared while mail is ${phase} ${n}`, severity: "SEV1", detectedAt };
      const answer = await call(`${url}/api/v1/incidents`, token, input);
      return { ...answer, ms: Math.round(performance.now() - begun) };
    }),
  );
}
