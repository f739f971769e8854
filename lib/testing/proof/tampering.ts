import { tellFault } from "@/lib/admin/proof/read-chain";
import { verifyRecord } from "@/lib/admin/proof/verify-record";
import { prisma, type Tx } from "@/lib/platform/core/db";

class TakenBack extends Error {}

/** Does something in a transaction, and takes it all back. */
export async function rolledBack<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const results: T[] = [];
  await prisma()
    .$transaction(
      async (tx) => {
        results.push(await work(tx));
        throw new TakenBack();
      },
      { timeout: 60_000 },
    )
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  const [result] = results;
  if (result === undefined) throw new Error("Nothing came of it.");
  return result;
}

/** Rewrites rows as the database's superuser can: no trigger fires, no foreign key and no check holds. */
export function findAfter(...statements: readonly string[]): Promise<string[]> {
  return rolledBack(async (tx) => {
    await tx.$executeRawUnsafe("set local session_replication_role = replica");
    await dropChecks(tx, statements);
    let changed = 0;
    for (const statement of statements) changed += await tx.$executeRawUnsafe(statement);
    if (changed === 0) throw new Error(`Nothing was changed by ${statements.join("; ")}`);
    await tx.$executeRawUnsafe("set local session_replication_role = origin");
    return findFaults(tx);
  });
}

async function dropChecks(tx: Tx, statements: readonly string[]): Promise<void> {
  const tables = statements.flatMap((statement) =>
    [...statement.matchAll(/\b(?:update|insert into)\s+(\w+)/gi)].map(([, table]) => table),
  );
  const checks = await tx.$queryRaw<{ drop: string }[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
    from pg_constraint where contype = 'c' and conrelid::regclass::text = any(${tables})`;
  for (const { drop } of checks) await tx.$executeRawUnsafe(drop);
}

/** All that `npm run verify` says of the record, one line a fault. */
export async function findFaults(db: Tx): Promise<string[]> {
  const said: string[] = [];
  for await (const { stream, chain, faults } of verifyRecord(db)) {
    if (!chain.valid) said.push(`${stream} is broken at event ${chain.brokenAt}: ${chain.why}`);
    said.push(...faults.map((fault) => `${stream}: ${tellFault(fault)}`));
  }
  return said;
}
