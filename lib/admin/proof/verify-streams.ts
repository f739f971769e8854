import "server-only";
import type { ChainVerdict } from "@/lib/platform/audit/chain";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { faultOfSeal, verifyStream } from "@/lib/platform/audit/verify";
import type { ReadDb } from "@/lib/platform/core/db";
import { readSnapshot } from "@/lib/platform/core/snapshot";
import { findFaultsOfChecks } from "./checks";
import { type Comparison, compareRows } from "./compare-rows";
import { enter, type Fault, type Ledger } from "./ledger";
import { faultOfPosition, readPositions } from "./positions";
import { type Entered, faultOfEntry, findEntered, isComplete } from "./register";

/** What was found of one stream: its chain, and everything that its chain proves. */
export type StreamReport = {
  readonly stream: string;
  readonly chain: ChainVerdict;
  readonly faults: readonly Fault[];
  /** Rows that were stored before digests of rows were kept. */
  readonly unproved: number;
};

const INCIDENT = /^incident:([0-9a-f-]{36})$/;

/**
 * Verifies some streams as they stood at one moment: each chain, its seal and its place in the register, and
 * every row that it proves. Memory grows with the rows of these streams.
 */
export function verifyStreams(db: ReadDb, streams: readonly string[]): Promise<StreamReport[]> {
  return readSnapshot(db, (snapshot) => verifyAtOnce(snapshot, streams));
}

async function verifyAtOnce(db: ReadDb, streams: readonly string[]): Promise<StreamReport[]> {
  const entered = await findEntered(db, streams);
  const whole = new Set(streams.filter((stream) => entered.get(stream) === "opened"));
  const ledger: Ledger = new Map();
  const found = new Map<string, { chain: ChainVerdict; faults: Fault[] }>();
  for (const stream of streams) {
    const own: Ledger = new Map();
    const result = await followChain(db, stream, own, whole);
    found.set(stream, result);
    if (result.chain.valid) for (const [id, entry] of own) ledger.set(id, entry);
  }
  const holding = streams.filter((stream) => found.get(stream)?.chain.valid);
  const compared = await compareAll(db, holding, ledger, (stream) => whole.has(stream));
  const standing = await findStanding(db, streams, entered);
  const checked = await findFaultsOfChecks(db, holding);
  return streams.map((stream) => {
    const { chain, faults } = found.get(stream) ?? missingChain();
    const of = (all: readonly Fault[]) => all.filter((fault) => fault.stream === stream);
    return {
      stream,
      chain,
      faults: [...faults, ...of(checked), ...of(compared.faults), ...of(standing)],
      unproved: compared.unproved.get(stream) ?? 0,
    };
  });
}

async function followChain(db: ReadDb, stream: string, ledger: Ledger, whole: Set<string>) {
  const faults: Fault[] = [];
  const chain = await verifyStream(db, stream, ({ seq, type, rows = [] }) => {
    faults.push(...enter(ledger, { stream, seq }, rows, whole.has(stream)));
    if (type === "record.adopted") whole.add(stream);
  });
  if (chain.length > 0) return { chain, faults };
  return { ...missingChain(), faults };
}

function missingChain(): { chain: ChainVerdict; faults: Fault[] } {
  const why = "The whole chain is missing.";
  return { chain: { valid: false, length: 0, head: "0".repeat(64), brokenAt: 1, why }, faults: [] };
}

function compareAll(
  db: ReadDb,
  streams: readonly string[],
  ledger: Ledger,
  isWhole: (stream: string) => boolean,
): Promise<Comparison> {
  const incidents = streams.flatMap((stream) => INCIDENT.exec(stream)?.[1] ?? []);
  const workspace = streams.includes(WORKSPACE_STREAM);
  return compareRows(db, ledger, { incidents, workspace }, isWhole);
}

/** How the streams stand in the register, and to those who read them on. */
async function findStanding(
  db: ReadDb,
  streams: readonly string[],
  entered: ReadonlyMap<string, Entered>,
): Promise<Fault[]> {
  const complete = await isComplete(db);
  const heads = await db.auditStream.findMany({ where: { stream: { in: [...streams] } } });
  const positions = await readPositions(db, streams);
  return heads.flatMap((head) => {
    const { stream, seq, registered: claimsEntry } = head;
    const state = { entered: entered.get(stream) ?? null, claimsEntry, isComplete: complete };
    const unsealed = faultOfSeal(head);
    const found = [
      unsealed === null ? null : { stream, seq, table: null, key: null, why: unsealed },
      faultOfEntry(stream, state),
      faultOfPosition(stream, seq, positions.get(stream) ?? 0),
    ];
    return found.filter((fault) => fault !== null);
  });
}
