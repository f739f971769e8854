import "server-only";
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import { adoptOlderStreams } from "@/lib/admin/proof/adopt-streams";
import { PostHeads, postHeads } from "@/lib/admin/proof/post-heads";
import { LetGo } from "@/lib/admin/upkeep/jobs";
import { letGo } from "@/lib/admin/upkeep/let-go";
import { RemindOwners } from "@/lib/learn/action-items/digest/jobs";
import { remindOwners } from "@/lib/learn/action-items/digest/remind-owners";
import { RemindReviewers } from "@/lib/learn/postmortems/review/jobs";
import { remindReviewers } from "@/lib/learn/postmortems/review/remind-reviewers";
import { KeepAccounts, ResetAsked } from "@/lib/people/people/jobs";
import { keepAccounts } from "@/lib/people/people/keep-accounts";
import { systemActor } from "@/lib/platform/access/actor";
import { RecordNotes } from "@/lib/platform/command/access-notes";
import { FollowStream } from "@/lib/platform/command/follow";
import type { Follower } from "@/lib/platform/command/follower";
import { recordNotes } from "@/lib/platform/command/record-notes";
import { readClock } from "@/lib/platform/core/clock/clock";
import { directPool } from "@/lib/platform/core/db";
import { log } from "@/lib/platform/core/log";
import { closeSharedMailer } from "@/lib/platform/mail/mailer";
import { RecordBreach, RecordRisk } from "@/lib/respond/clocks/jobs";
import { followIncident } from "@/lib/respond/handovers/follow-incident";
import { SettleOffer } from "@/lib/respond/handovers/jobs";
import { settleOffer } from "@/lib/respond/handovers/settle-offer";
import { recordBreach } from "@/lib/respond/incidents/clocks/record-breach";
import { recordRisk } from "@/lib/respond/incidents/clocks/record-risk";
import { ResumeAsPlanned } from "@/lib/respond/updates/jobs";
import { resumeAsPlanned } from "@/lib/respond/updates/resume-as-planned";
import { askSource } from "@/lib/slo/asking/ask-source";
import { RankAll } from "@/lib/slo/needs/jobs";
import { rankAll } from "@/lib/slo/needs/rank-slos";
import { checkSource } from "@/lib/slo/sources/check-source";
import { AskSource, CheckSource } from "@/lib/slo/sources/jobs";
import { WatchSlos } from "@/lib/slo/watch/jobs";
import { nextWatch, watchSlos } from "@/lib/slo/watch/watch-slos";
import { SendMail } from "@/lib/tell/mail-deliveries/jobs";
import { composeMails } from "@/lib/tell/mail-deliveries/letters/compose-mails";
import { sendDelivery } from "@/lib/tell/mail-deliveries/sending/send-delivery";
import { mailAskedReset } from "@/lib/tell/mail-deliveries/sending/send-reset";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { MailPerson } from "@/lib/tell/notifications/jobs";
import { deliverNext } from "@/lib/tell/webhooks/deliveries/deliver-next";
import { followEvents } from "@/lib/tell/webhooks/follow-events";
import { DeliverNext } from "@/lib/tell/webhooks/jobs";
import { awaitPool, LANE_POLLS_EVERY_MS, type Sleeper, wakeLanes } from "./due-jobs";
import { startFollowing } from "./following";
import { inTime, LOST_AFTER_MS } from "./job-time";

const WORKER = systemActor("Muster", "job");

/** Who reads the record on as it grows. */
const FOLLOWERS: readonly Follower[] = [followStream, followEvents, followIncident];

/** What Muster owes itself, by the clock. Handlers are idempotent: a job may run more than once. */
const OWN_WORK: TaskList = {
  [RecordBreach.name]: async (payload) => {
    await recordBreach.execute(WORKER, payload);
  },
  [RecordRisk.name]: async (payload) => {
    await recordRisk.execute(WORKER, payload);
  },
  [ResumeAsPlanned.name]: async (payload) => {
    await resumeAsPlanned.execute(WORKER, payload);
  },
  [FollowStream.name]: async (payload, { addJob }) => {
    const { stream, follower } = FollowStream.payload.parse(payload);
    for (const each of FOLLOWERS.filter(
      (one) => follower === undefined || one.follower === follower,
    )) {
      const { isBehind } = await each.execute(WORKER, { stream });
      if (isBehind) await addJob(FollowStream.name, { stream, follower: each.follower });
    }
  },
  [SettleOffer.name]: async (payload) => {
    await settleOffer.execute(WORKER, payload);
  },
  [RemindReviewers.name]: async (payload) => {
    await remindReviewers.execute(WORKER, payload);
  },
  [RemindOwners.name]: async () => {
    await remindOwners.execute(WORKER, {});
  },
  [ResetAsked.name]: async (payload) => {
    await mailAskedReset.execute(WORKER, payload);
  },
  [KeepAccounts.name]: async () => {
    await keepAccounts.execute(WORKER, {});
  },
  [LetGo.name]: async (_payload, { addJob }) => {
    if (!(await letGo(WORKER))) await addJob(LetGo.name, {}, { jobKey: LetGo.name });
  },
  [RankAll.name]: () => rankAll(WORKER),
  [RecordNotes.name]: async () => {
    await recordNotes.execute(WORKER, {});
  },
  [WatchSlos.name]: async (_payload, { addJob }) => {
    const runAt = nextWatch(readClock());
    try {
      await watchSlos(WORKER);
    } finally {
      await addJob(WatchSlos.name, {}, { jobKey: WatchSlos.name, runAt });
    }
  },
  [MailPerson.name]: async (payload) => {
    await composeMails.execute(WORKER, payload);
  },
};

const WEBHOOKS: TaskList = {
  [DeliverNext.name]: async (payload) => {
    await deliverNext(payload);
  },
  [PostHeads.name]: () => postHeads(WORKER),
};

const MEASURING: TaskList = {
  [AskSource.name]: async (payload, { addJob }) => {
    const isLeft = await askSource(WORKER, payload);
    const { sourceId } = AskSource.payload.parse(payload);
    if (isLeft) await addJob(AskSource.name, { sourceId }, { jobKey: `ask-source:${sourceId}` });
  },
  [CheckSource.name]: (payload) => checkSource(WORKER, payload),
};

const DAILY: CronItem[] = [{ task: PostHeads.name, match: PostHeads.schedule }];

/** What comes back by the calendar, in UTC; made up for by up to six days where nothing ran at its time. */
const CALENDAR: CronItem[] = [
  {
    task: RemindOwners.name,
    match: RemindOwners.schedule,
    options: { backfillPeriod: 6 * 24 * 3_600_000 },
  },
  {
    task: KeepAccounts.name,
    match: KeepAccounts.schedule,
    options: { backfillPeriod: 24 * 3_600_000 },
  },
  {
    task: RankAll.name,
    match: RankAll.schedule,
    options: { backfillPeriod: 0, jobKey: RankAll.name, jobKeyMode: "preserve_run_at" },
  },
  { task: LetGo.name, match: LetGo.schedule, options: { backfillPeriod: 24 * 3_600_000 } },
  {
    task: WatchSlos.name,
    match: WatchSlos.schedule,
    options: { backfillPeriod: 0, jobKey: WatchSlos.name, jobKeyMode: "preserve_run_at" },
  },
];

/**
 * Each lane works only its own kinds of jobs: what waits for somebody else's server has a lane to itself, so
 * that a server that hangs holds up neither a promise that falls due nor another kind of delivery.
 */
const LANES: readonly { tasks: TaskList; atOnce: number; byCalendar?: CronItem[] }[] = [
  { tasks: OWN_WORK, atOnce: 2, byCalendar: CALENDAR },
  { tasks: { [SendMail.name]: (payload) => sendDelivery(WORKER, payload) }, atOnce: 2 },
  { tasks: WEBHOOKS, atOnce: 8, byCalendar: DAILY },
  { tasks: MEASURING, atOnce: 4 },
];

/** No job of ours takes this long (`inTime`): one that is held longer belongs to a process that died. */
const LOST_AFTER = `${LOST_AFTER_MS} milliseconds`;
const LOOK_FOR_LOST_MS = 20_000;

export type Worker = {
  readonly stop: () => Promise<void>;
  /** Settles when it works no more. */
  readonly promise: Promise<unknown>;
};

/** Works the queue in this process until `stop` is called. Due jobs are picked up within half a second. */
export async function startWorker(): Promise<Worker> {
  const runners: Runner[] = [];
  const sleepers: Sleeper[] = [];
  for (const lane of LANES) {
    const { events, pools } = awaitPool();
    runners.push(await startLane(lane, events));
    sleepers.push({ names: Object.keys(lane.tasks), atOnce: lane.atOnce, pools });
  }
  const stopWaking = wakeLanes(directPool(), sleepers);
  await freeLostJobs();
  void adoptOlderStreams(WORKER).catch((error: unknown) => {
    log.warn({ err: error }, "Older streams could not be entered in the register");
  });
  const timer = setInterval(() => void freeLostJobs(), LOOK_FOR_LOST_MS).unref();
  const promise = Promise.all(runners.map((runner) => runner.promise));
  promise.finally(() => clearInterval(timer)).catch(() => undefined);
  const stopFollowing = startFollowing(FOLLOWERS);
  const stop = async () => {
    stopWaking();
    await stopFollowing();
    await Promise.all(runners.map((runner) => runner.stop()));
    closeSharedMailer();
  };
  return { stop, promise };
}

/** Gives back the jobs of killed processes; the queue itself would keep them for four hours. */
async function freeLostJobs(): Promise<void> {
  try {
    await directPool().query(
      `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
       from graphile_worker.jobs where locked_at < now() - $1::interval having count(*) > 0`,
      [LOST_AFTER],
    );
  } catch (error) {
    log.warn({ err: error }, "Lost jobs could not be looked for");
  }
}

function startLane(
  { tasks, atOnce, byCalendar = [] }: (typeof LANES)[number],
  events: WorkerEvents,
): Promise<Runner> {
  return run({
    events,
    pgPool: directPool(),
    taskList: inTime(tasks),
    parsedCronItems: parseCronItems(byCalendar),
    concurrency: atOnce,
    pollInterval: LANE_POLLS_EVERY_MS,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error") log.error({ message }, "Worker");
    }),
  });
}
