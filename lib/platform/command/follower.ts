import "server-only";
import { z } from "zod";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import type { AuditEvent } from "@/prisma/generated/client";
import { type Command, defineCommand } from "./command";
import type { Context } from "./context";

const BATCH = 200;

/** Which stream is read on. */
export const FollowedStream = z.strictObject({ stream: z.string().min(1) });

/** What a follower did: how much it told, and whether there may be more to read. */
export type Followed = { readonly told: number; readonly isBehind: boolean };

type Spec = {
  /** Whose position it is; never renamed, or everything would be told again. */
  readonly follower: string;
  /** Whether an event may be something to it. What nobody wants is passed over without a transaction. */
  readonly wants: (event: AuditEvent) => boolean;
  /** Whether anybody waits for what it tells; asked once for many events that it wants. */
  readonly isAwaited?: (db: ReadDb) => Promise<boolean>;
  /** Tells of events of one stream, in order. @returns how much was told */
  readonly tell: (
    tx: Tx,
    events: readonly AuditEvent[],
    stream: string,
    ctx: Context,
  ) => Promise<number>;
};

/** One who reads the record on and tells of it. */
export type Follower = Command<typeof FollowedStream, Followed> &
  Pick<Spec, "follower" | "wants" | "isAwaited">;

/**
 * Defines who reads the record on: the log is the outbox. Executed, it reads what one stream recorded since the
 * last time. Its position is locked, so that several processes take turns, and moves in the transaction that tells,
 * so that nothing is told twice or out of order.
 */
export function defineFollower({ follower, wants, isAwaited, tell }: Spec): Follower {
  const command = defineCommand({
    name: `follow.${follower}`,
    permission: "system",
    input: FollowedStream,
    sample: { stream: "workspace" },
    run: async (tx, { stream }, ctx) => {
      const position = await lockPosition(tx, follower, stream);
      const events = await tx.auditEvent.findMany({
        where: { stream, seq: { gt: position } },
        orderBy: { seq: "asc" },
        take: BATCH,
      });
      const told = await tell(tx, events, stream, ctx);
      const seq = events.at(-1)?.seq ?? position;
      await tx.$executeRaw`
        update follow_position set seq = ${seq} where follower = ${follower} and stream = ${stream}`;
      // Telling of an event is no event: the log would follow itself for ever.
      return { result: { told, isBehind: events.length === BATCH }, audit: "unchanged" };
    },
  });
  return { ...command, follower, wants, ...(isAwaited && { isAwaited }) };
}

async function lockPosition(tx: Tx, follower: string, stream: string): Promise<number> {
  const rows = await tx.$queryRaw<{ seq: number }[]>`
    insert into follow_position (follower, stream, seq) values (${follower}, ${stream}, 0)
    on conflict (follower, stream) do update set seq = follow_position.seq
    returning seq`;
  return rows[0]?.seq ?? 0;
}
