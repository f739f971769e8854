import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { restoreBackup } from "../backup/restore-backup";
import { describeSize } from "../backup/size";
import { urlOf } from "../backup/target";
import { writeBackup } from "../backup/write-backup";
import type { OwnDatabase } from "./database";

/** What a backup of a database weighs, how long it and restoring it take, and the memory of this process. */
export async function measureBackup({ url, client }: OwnDatabase, title: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-bench-backup-"));
  try {
    const file = path.join(folder, "bench.backup");
    await client.query(EVENTS);
    const { rows } = await client.query(
      "select pg_database_size(current_database())::float8 as size",
    );
    const begun = performance.now();
    const options = { secret: null, withSecret: false, now: new Date(0) };
    const written = await writeBackup(url, file, options);
    const took = performance.now() - begun;
    await client.query("create database bench_restored");
    const restoring = performance.now();
    await restoreBackup(urlOf(url, "bench_restored"), file, {
      mayReplace: async () => false,
      prove: async () => undefined,
    });
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    console.log(
      `Backup of ${title}: ${written.rows} rows, database ${describeSize(rows[0].size)}, file ${describeSize(written.bytes)}; ` +
        `written in ${seconds(took)}, restored in ${seconds(performance.now() - restoring)}, ` +
        `process at most ${describeSize(process.resourceUsage().maxRSS * 1024)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As many events as an ordinary incident has, with hashes that do not pack, as real ones do not. */
const EVENTS = `insert into audit_event (stream, seq, type, command, actor_kind, actor_name, via, request_id,
    occurred_at, recorded_at, subject_type, subject_id, after, on_timeline, prev_hash, hash)
  select 'incident:' || id, seq, 'timeline.entry-added', 'timeline.append', 'user', 'Person 1', 'browser',
    md5(id::text || seq), declared_at, declared_at, 'timeline-entry', md5(seq || id::text),
    jsonb_build_object('text', repeat('What was seen and done then. ', 5), 'digest', md5(hash)), true, md5(hash), md5(seq || hash)
  from incident, generate_series(1, 20) seq, md5(id::text) hash`;
