import { createHash } from "node:crypto";

/** Each connection keeps what it prepared; lists of any length make ever new statements. */
const MOST = 1_000;

/**
 * Names statements, so that a connection prepares each of them once instead of parsing it every time. The name is
 * empty, which PostgreSQL forgets at once, for a statement that comes for the first time, and for new ones once
 * there are very many.
 */
export function makeStatementNames(most: number = MOST): (sql: string) => string {
  const names = new Map<string, string>();
  return (sql) => {
    const name = names.get(sql);
    if (name === undefined && names.size < most) names.set(sql, `muster_${digestOf(sql)}`);
    return name ?? "";
  };
}

/** PostgreSQL cuts names at 63 characters. */
function digestOf(sql: string): string {
  return createHash("sha256").update(sql).digest("base64url");
}
