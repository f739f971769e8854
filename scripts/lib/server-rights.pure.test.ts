import type pg from "pg";
import { describe, expect, it } from "vitest";
import { needUsableServer } from "./server-rights.js";

const EXTENSION = { extension: "pg_trgm", installed: false, available: true, trusted: true };
const SOUND = {
  database: "muster",
  role: "muster",
  version: 150_000,
  version_text: "15.0",
  is_standby: false,
  encoding: "UTF8",
  is_superuser: false,
  may_create_schema: true,
  may_create_tables: true,
  has_queue: false,
  foreign_owner: null,
  extensions: [EXTENSION],
};

/** A server that says this about itself; real ones are in oldest-postgres.test.ts. */
function ask(about: Partial<typeof SOUND>): Promise<void> {
  const answer = { query: async () => ({ rows: [{ ...SOUND, ...about }] }) };
  return needUsableServer(answer as unknown as pg.Client);
}

describe("a server is asked before anything is changed", () => {
  it("15 is old enough, whoever makes the extensions", async () => {
    await ask({});
    await ask({
      may_create_schema: false,
      has_queue: true,
      extensions: [{ ...EXTENSION, installed: true }],
    });
    await ask({ is_superuser: true, extensions: [{ ...EXTENSION, trusted: false }] });
  });

  it.each([
    [
      { version: 140_012, version_text: "14.12" },
      "This is PostgreSQL 14.12; Muster needs 15 or newer.",
    ],
    [{ is_standby: true }, "is a standby"],
    [{ encoding: "SQL_ASCII" }, "ENCODING 'UTF8'"],
    [{ may_create_schema: false }, "GRANT CREATE ON DATABASE muster TO muster;"],
    [
      { role: "Ops team", may_create_tables: false },
      'GRANT USAGE, CREATE ON SCHEMA public TO "Ops team";',
    ],
    [{ extensions: [{ ...EXTENSION, available: false }] }, "has no extension pg_trgm"],
    [
      { extensions: [{ ...EXTENSION, trusted: false }] },
      "let its owner or a superuser run in the database muster: CREATE EXTENSION pg_trgm;",
    ],
  ])("%j is one sentence", async (about, sentence) => {
    const refusal = ask(about);
    await expect(refusal).rejects.toThrow(sentence);
    await expect(refusal).rejects.not.toThrow("\n");
  });
});
