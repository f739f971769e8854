import { monitorEventLoopDelay } from "node:perf_hooks";
import { verifyRecord } from "@/lib/admin/proof/verify-record";
import type { UserActor } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { recordAudit } from "@/lib/platform/audit/record";
import { prisma } from "@/lib/platform/core/db";
import { makeEntry } from "@/lib/testing/audit/make-entry";
import { tellStory } from "@/lib/testing/proof/story";
import { findAfter, findFaults, rolledBack } from "@/lib/testing/proof/tampering";
import { TAMPERS } from "@/lib/testing/proof/tampers";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import { PERSON, type World } from "./world";

const EVENTS = 100_000;
const EVENTS_A_TIME = 1_000;
const MB = 1024 * 1024;

/**
 * Somebody has the whole database and changes the record behind Muster's back, in every way that we know of;
 * then a record of a hundred thousand events is verified.
 */
export async function tamper(_world: World): Promise<Finding[]> {
  await tellStory(await firstAdmin());
  const untouched = await rolledBack(findFaults);
  const missed: string[] = [];
  for (const [what, { sql, says }] of Object.entries(TAMPERS)) {
    const said = await findAfter(...[sql].flat());
    if (!says.test(said.join("\n"))) missed.push(what);
  }
  for (const what of missed) console.log(`  not found: ${what}`);
  return [
    expectFigure("faults in an untouched record", untouched.length, 0),
    expectFigure(
      `of ${Object.keys(TAMPERS).length} tampers found and named`,
      Object.keys(TAMPERS).length - missed.length,
      Object.keys(TAMPERS).length,
    ),
    ...(await verifyMany()),
  ];
}

async function firstAdmin(): Promise<UserActor> {
  const { id, name } = await prisma().user.findUniqueOrThrow({ where: { email: PERSON.email } });
  return { kind: "user", id, name, role: "ADMIN", via: "browser", credentialId: id };
}

async function verifyMany(): Promise<Finding[]> {
  const actor = await firstAdmin();
  const context = { actor, now: new Date(), requestId: "many", ip: null, command: "tampers" };
  const entry = makeEntry("bench.noted", {
    stream: WORKSPACE_STREAM,
    subject: { type: "workspace", id: "bench" },
    after: { note: "One of very many" },
  });
  for (let made = 0; made < EVENTS; made += EVENTS_A_TIME) {
    const entries = Array.from({ length: EVENTS_A_TIME }, () => entry);
    await prisma().$transaction((tx) => recordAudit(tx, entries, context), { timeout: 60_000 });
  }
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  let events = 0;
  let faults = 0;
  for await (const report of verifyRecord(prisma())) {
    events += report.chain.length;
    faults += report.faults.length + (report.chain.valid ? 0 : 1);
  }
  delay.disable();
  clearInterval(timer);
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`  ${events} events verified in ${seconds.toFixed(1)} s`);
  return [
    expectFigure("faults in a record of 100,000 events", faults, 0),
    expectAtMost("memory it took beside, MB", Math.round((most - before) / MB), 256),
    expectAtMost("event loop held, ms at p99", Math.round(delay.percentile(99) / 1e6), 50),
  ];
}
