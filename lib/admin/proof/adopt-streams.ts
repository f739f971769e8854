import "server-only";
import { Nothing } from "@/lib/people/people/schemas";
import type { SystemActor } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { REGISTER_STREAM, takeOlderStream } from "@/lib/platform/audit/heads";
import { digestOfRow, marksOf, type RowProof } from "@/lib/platform/audit/row-proof";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { readSnapshot } from "@/lib/platform/core/snapshot";
import { takeTurns } from "@/lib/platform/core/threads/pause";
import { ProofEvents } from "./events";
import { listStoredRows } from "./stored-rows";
import { PROVED_TABLES } from "./tables";

/** Enters every stream in the register that is older than it; for the start after an upgrade. */
export async function adoptOlderStreams(worker: SystemActor): Promise<void> {
  while ((await adoptStream.execute(worker, {})).more);
}

/**
 * Enters one stream that is older than the register, with the digests of all its rows as they are now: from here
 * on they are proved like others. After the last, the register says that it is complete.
 */
export const adoptStream = defineCommand({
  name: "record.adopt",
  permission: "system",
  input: Nothing,
  sample: {},
  run: async (tx): Promise<Outcome<{ more: boolean }>> => {
    // Held, so that nothing is appended between looking at its rows and telling of them.
    const stream = await takeOlderStream(tx);
    if (stream === null) return complete(tx);
    const about = { subject: { type: "stream", id: stream } };
    const adopted = ProofEvents.entry("record.adopted", {
      ...about,
      stream,
      adopts: await proveAll(tx, stream),
    });
    const entered = ProofEvents.entry("stream.adopted", { ...about, stream: REGISTER_STREAM });
    return { result: { more: true }, audit: [adopted, entered] };
  },
});

async function complete(tx: Tx): Promise<Outcome<{ more: boolean }>> {
  const result = { more: false };
  const begun = await tx.auditStream.findUnique({ where: { stream: REGISTER_STREAM } });
  const where = { stream: REGISTER_STREAM, type: "register.completed" };
  const isComplete = begun === null || (await tx.auditEvent.findFirst({ where })) !== null;
  if (isComplete) return { result, audit: "unchanged" };
  const entry = ProofEvents.entry("register.completed", {
    stream: REGISTER_STREAM,
    subject: { type: "register", id: REGISTER_STREAM },
  });
  return { result, audit: [entry] };
}

/** Proof of every row of a stream as it is. */
async function proveAll(tx: Tx, stream: string): Promise<RowProof[]> {
  const id = /^incident:([0-9a-f-]{36})$/.exec(stream)?.[1];
  const whose = { incidents: id ? [id] : [], workspace: stream === WORKSPACE_STREAM };
  const proofs: RowProof[] = [];
  const turn = takeTurns();
  await readSnapshot(tx, async (db) => {
    for (const proved of PROVED_TABLES) {
      const { table } = proved;
      for await (const { key, row } of listStoredRows(db, proved, whose)) {
        await turn();
        const is = digestOfRow(table, row);
        proofs.push({ table, key, was: is, is, marks: marksOf(row) });
      }
    }
  });
  return proofs;
}
