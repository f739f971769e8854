import "server-only";
import { Nothing } from "@/lib/people/people/schemas";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { type Head, type HeadsFile, writeHeads } from "./heads-file";
import type { Fault } from "./ledger";
import { ownSigner } from "./signing-key";

const STREAMS_A_PAGE = 1_000;

/** Where every chain ends now, signed. @throws Error when there is no key to sign with */
export const readSignedHeads = defineQuery({
  name: "record.heads",
  permission: "system",
  input: Nothing,
  sample: {},
  run: async (db, _input, ctx) => ({
    takenAt: iso(ctx.now),
    text: await signHeads(db, ctx.now),
  }),
});

/** Where every chain ends, as a signed text. */
export async function signHeads(db: ReadDb, now: Date): Promise<string> {
  const signer = ownSigner();
  const heads: Head[] = [];
  for (let after = ""; ; ) {
    const page = await db.auditStream.findMany({
      where: { stream: { gt: after } },
      orderBy: { stream: "asc" },
      take: STREAMS_A_PAGE,
      select: { stream: true, seq: true, hash: true },
    });
    heads.push(...page);
    const last = page.at(-1);
    if (!last) return writeHeads(heads, now, signer);
    after = last.stream;
  }
}

/** What was cut off or written anew since heads were signed; each chain has to hold in itself besides. */
export async function* compareHeads(db: ReadDb, file: HeadsFile): AsyncGenerator<Fault> {
  for (let from = 0; from < file.heads.length; from += STREAMS_A_PAGE) {
    const page = file.heads.slice(from, from + STREAMS_A_PAGE).filter(({ seq }) => seq > 0);
    const rows = await db.$queryRaw<{ stream: string; seq: number; hash: string | null }[]>`
      select kept.stream, kept.seq, event.hash
      from jsonb_to_recordset(${JSON.stringify(page)}::jsonb) as kept(stream text, seq integer, hash text)
        left join audit_event event on event.stream = kept.stream and event.seq = kept.seq
      where event.hash is distinct from kept.hash order by kept.stream`;
    for (const { stream, seq, hash } of rows) {
      const why =
        hash === null
          ? `Event ${seq} was there at ${file.takenAt} and is gone: the chain was cut off or removed.`
          : `The chain was written anew since ${file.takenAt}: event ${seq} is another one.`;
      yield { stream, seq, table: null, key: null, why };
    }
  }
}
