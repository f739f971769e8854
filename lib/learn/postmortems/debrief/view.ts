import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import type { Prisma } from "@/prisma/generated/client";
import { isStepKey, timeSpent } from "./agenda";

const DEBRIEF = {
  include: {
    steps: { orderBy: [{ startedAt: "asc" }, { id: "asc" }] },
    attendees: {
      select: { present: true, user: { select: { id: true, name: true } } },
      orderBy: { user: { name: "asc" } },
    },
  },
} as const satisfies Prisma.DebriefDefaultArgs;
type Row = Prisma.DebriefGetPayload<typeof DEBRIEF>;

export type DebriefView = Awaited<ReturnType<typeof viewDebrief>>;
export type Meeting = ReturnType<typeof viewMeeting>;

/** The meetings about a postmortem, the newest first, who should be there, and what was parked in any of them. */
export async function viewDebrief(db: ReadDb, postmortemId: string, now: Date) {
  const rows = await db.debrief.findMany({
    where: { postmortemId },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: 20,
    ...DEBRIEF,
  });
  const topics = await db.debriefTopic.findMany({
    where: { debrief: { postmortemId } },
    orderBy: [{ parkedAt: "asc" }, { id: "asc" }],
    take: 500,
  });
  const { incident } = await db.postmortem.findUniqueOrThrow({
    where: { id: postmortemId },
    select: {
      incident: {
        select: {
          participants: {
            select: { user: { select: { id: true, name: true } } },
            orderBy: { user: { name: "asc" } },
            take: 200,
          },
        },
      },
    },
  });
  const meetings = rows.map((row) => viewMeeting(row, now));
  return {
    open: meetings.find(({ endedAt }) => endedAt === null) ?? null,
    past: meetings.filter(({ endedAt }) => endedAt !== null),
    tookPart: incident.participants.map(({ user }) => user),
    topics: topics.map(({ id, text, parkedAt, parkedName, outcome, settledName }) => ({
      id,
      text,
      parkedAt: iso(parkedAt),
      parkedBy: parkedName,
      outcome,
      settledBy: settledName,
    })),
  };
}

/** One meeting; times that steps took are in milliseconds. */
function viewMeeting(row: Row, now: Date) {
  const visits = row.steps.flatMap(({ step, startedAt }) =>
    isStepKey(step) ? [{ step, startedAt }] : [],
  );
  const current = visits.at(-1);
  return {
    id: row.id,
    facilitator: { id: row.facilitatorId, name: row.facilitatorName },
    startedAt: iso(row.startedAt),
    endedAt: iso(row.endedAt),
    step: current?.step ?? "open",
    stepStartedAt: iso(current?.startedAt ?? row.startedAt),
    /** Without the visit that is on. */
    spentBefore: timeSpent(visits.slice(0, -1), current?.startedAt ?? row.startedAt),
    spent: timeSpent(visits, row.endedAt ?? now),
    attendance: row.attendees.map(({ user, present }) => ({ ...user, present })),
  };
}
