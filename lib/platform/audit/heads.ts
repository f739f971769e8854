import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import { type ChainHead, GENESIS_HASH } from "./chain";
import type { ChangedRow } from "./row-proof";

export type Heads = Map<string, ChainHead>;

/** The chained list of all streams; nobody follows it. */
export const REGISTER_STREAM = "streams";

/**
 * Locks the heads of streams until the transaction ends, in the order of their names and the register last, so
 * that two commands never wait on each other; and takes what the triggers laid beside the transaction: streams of
 * changed rows are locked too, and the register where one of them begins. One statement.
 */
export async function lockHeads(
  tx: Tx,
  streams: readonly string[],
): Promise<{ heads: Heads; changed: ChangedRow[] }> {
  const [found] = await tx.$queryRaw<[{ heads: HeadRow[]; changed: ChangedRow[] }]>`
    with taken as (
      delete from audit_changed where tx = pg_current_xact_id()::text::bigint and at = now() returning *
    ), wanted as (
      select unnest(${streams}::text[]) as stream union select stream from taken
    ), listed as (
      select stream from wanted union select ${REGISTER_STREAM} where exists (
        select from wanted where not exists (
          select from audit_stream begun where begun.stream = wanted.stream and begun.seq > 0))
    ), head as (
      insert into audit_stream (stream, seq, hash, registered)
      select stream, 0, ${GENESIS_HASH}, true from listed order by stream = ${REGISTER_STREAM}, stream
      on conflict (stream) do update set stream = excluded.stream
      returning stream, seq, hash
    )
    select (select jsonb_agg(to_jsonb(head)) from head) as heads,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'stream', stream, 'table', table_name, 'key', key, 'was', was, 'now', "now") order by id)
        from taken), '[]'::jsonb) as changed`;
  const heads = new Map(found.heads.map(({ stream, seq, hash }) => [stream, { seq, hash }]));
  return { heads, changed: found.changed };
}

type HeadRow = ChainHead & { readonly stream: string };

/**
 * Takes the first of the streams that are older than the register, held until the transaction ends, and marks it
 * as entered. @returns its name, or null when there is none.
 */
export async function takeOlderStream(tx: Tx): Promise<string | null> {
  const rows = await tx.$queryRaw<{ stream: string }[]>`
    update audit_stream set registered = true where stream = (
      select stream from audit_stream where not registered and seq > 0 order by stream limit 1 for update)
    returning stream`;
  return rows[0]?.stream ?? null;
}
