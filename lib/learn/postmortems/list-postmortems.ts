import "server-only";
import { may, userIdOf } from "@/lib/platform/access/actor";
import type { Context } from "@/lib/platform/command/context";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import type { Severity } from "@/lib/respond/clocks/policy";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import type { Prisma } from "@/prisma/generated/client";
import { readableBy } from "./load";
import type { PostmortemState } from "./review/rules";
import { ListPostmortems, type PostmortemListView } from "./schemas";

/** A line of the list; `state` is null where nothing is written yet. */
export type PostmortemListItem = {
  readonly incident: {
    readonly number: number;
    readonly title: string;
    readonly severity: Severity;
  };
  readonly state: PostmortemState | null;
  readonly owner: string | null;
  readonly dueAt: string | null;
  readonly createdAt: string | null;
  readonly waiver: { readonly reason: string; readonly at: string; readonly by: string } | null;
};

type Asked = { readonly limit: number; readonly cursor?: string | undefined };
type Row = { readonly at: Date; readonly item: PostmortemListItem };

/**
 * Postmortems, paged by cursor: all, or those that wait for whoever asks, the newest first; those that are
 * promised and late, the latest first; those that were waived, and why.
 */
export const listPostmortems = defineQuery({
  name: "postmortem.list",
  permission: "postmortem.read",
  input: ListPostmortems,
  sample: {},
  run: async (db: ReadDb, input, ctx): Promise<Page<PostmortemListItem>> => {
    const { view, ...asked } = input;
    const rows = await findRows(db, view, asked, ctx);
    return toPage(
      rows,
      input.limit,
      ({ at, item }) => encodeCursor([at.toISOString(), item.incident.number]),
      ({ item }) => item,
    );
  },
});

function findRows(
  db: ReadDb,
  view: PostmortemListView,
  asked: Asked,
  ctx: Context,
): Promise<Row[]> {
  switch (view) {
    case "OVERDUE":
      return findOverdue(db, asked, ctx);
    case "WAIVED":
      return findWaived(db, asked, ctx);
    default:
      return findWritten(db, view, asked, ctx);
  }
}

const INCIDENT = { select: { number: true, title: true, severity: true } } as const;
const OWNER = { select: { name: true } } as const;

async function findWritten(
  db: ReadDb,
  view: "ALL" | "WAITING" | "MINE",
  asked: Asked,
  ctx: Context,
): Promise<Row[]> {
  const rows = await db.postmortem.findMany({
    where: { AND: [readableBy(ctx.actor), inView(view, ctx), before(asked.cursor, "createdAt")] },
    orderBy: [{ createdAt: "desc" }, { incident: { number: "desc" } }],
    take: asked.limit + 1,
    include: { owner: OWNER, incident: INCIDENT },
  });
  return rows.map(({ createdAt, incident, state, owner, dueAt }) => ({
    at: createdAt,
    item: {
      incident,
      state,
      owner: owner?.name ?? null,
      dueAt: iso(dueAt),
      createdAt: iso(createdAt),
      waiver: null,
    },
  }));
}

/**
 * What waits for somebody: a review they were asked for and have not answered, changes that are theirs to
 * make, and for those who publish, what is approved.
 */
function inView(view: "ALL" | "WAITING" | "MINE", { actor }: Context): Prisma.PostmortemWhereInput {
  if (view === "ALL") return {};
  const me = userIdOf(actor);
  if (me === null) return { id: { in: [] } };
  if (view === "MINE") return { ownerId: me };
  const unanswered: Prisma.PostmortemWhereInput = {
    state: "IN_REVIEW",
    reviewers: { some: { userId: me } },
    verdicts: { none: { byId: me, lapsedAt: null } },
  };
  const toChange: Prisma.PostmortemWhereInput = { state: "CHANGES_REQUESTED", ownerId: me };
  const toPublish: Prisma.PostmortemWhereInput = { state: "APPROVED" };
  return {
    OR: [unanswered, toChange, ...(may(actor, "postmortem.publish") ? [toPublish] : [])],
  };
}

/** Promised postmortems that are late, whether or not anything is written. */
async function findOverdue(db: ReadDb, asked: Asked, ctx: Context): Promise<Row[]> {
  const rows = await db.clockSegment.findMany({
    where: {
      AND: [
        { kind: "POSTMORTEM", endedAt: null, supersededAt: null, dueAt: { lt: ctx.now } },
        { incident: visibleTo(ctx.actor) },
        before(asked.cursor, "dueAt"),
      ],
    },
    orderBy: [{ dueAt: "desc" }, { incident: { number: "desc" } }],
    take: asked.limit + 1,
    select: {
      dueAt: true,
      incident: {
        select: {
          ...INCIDENT.select,
          postmortem: { select: { state: true, createdAt: true, owner: OWNER } },
        },
      },
    },
  });
  return rows.map(({ dueAt, incident: { postmortem, ...incident } }) => ({
    at: dueAt,
    item: {
      incident,
      state: postmortem?.state ?? null,
      owner: postmortem?.owner?.name ?? null,
      dueAt: iso(dueAt),
      createdAt: iso(postmortem?.createdAt ?? null),
      waiver: null,
    },
  }));
}

async function findWaived(db: ReadDb, asked: Asked, ctx: Context): Promise<Row[]> {
  const rows = await db.postmortemWaiver.findMany({
    where: {
      AND: [
        { withdrawnAt: null, incident: visibleTo(ctx.actor) },
        before(asked.cursor, "waivedAt"),
      ],
    },
    orderBy: [{ waivedAt: "desc" }, { incident: { number: "desc" } }],
    take: asked.limit + 1,
    include: {
      waivedBy: OWNER,
      incident: {
        select: { ...INCIDENT.select, postmortem: { select: { state: true, createdAt: true } } },
      },
    },
  });
  return rows.map(({ waivedAt, reason, waivedBy, incident: { postmortem, ...incident } }) => ({
    at: waivedAt,
    item: {
      incident,
      state: postmortem?.state ?? null,
      owner: null,
      dueAt: null,
      createdAt: iso(postmortem?.createdAt ?? null),
      waiver: { reason, at: iso(waivedAt), by: waivedBy?.name ?? "Muster" },
    },
  }));
}

function before<Column extends "createdAt" | "dueAt" | "waivedAt">(
  cursor: string | undefined,
  column: Column,
) {
  if (cursor === undefined) return {};
  const { at, number } = decodeCursor(cursor);
  const sameMoment = { [column]: at, incident: { number: { lt: number } } };
  return { OR: [{ [column]: { lt: at } }, sameMoment] };
}
