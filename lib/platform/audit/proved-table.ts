/** Which stream proves a row, as SQL over the row `r`. */
export type Scope = {
  /** The stream's name; the same text as the trigger's in the migration. */
  readonly stream: string;
  /** Which rows belong to the incidents `$ids`; null: none. */
  readonly ofIncidents: string | null;
  /** Which rows belong to the workspace; null: none. */
  readonly ofWorkspace: string | null;
};

/**
 * A table whose every row is proved: the event of the command that stored it carries its digest. Each module
 * declares its own in record-tables.ts; the migration sets the triggers with `audit_prove`.
 */
export type ProvedTable = {
  readonly table: string;
  /** What one row is to people: "an action item". */
  readonly name: string;
  /** The primary key: its columns, with their SQL types. */
  readonly key: Readonly<Record<string, string>>;
  readonly scope: Scope;
  /** Columns that the database computes, or working notes that change without an event. */
  readonly leftOut?: readonly string[];
};

export const OF_INCIDENT: Scope = {
  stream: "'incident:' || r.incident_id",
  ofIncidents: "r.incident_id = any($ids)",
  ofWorkspace: null,
};

export const OF_WORKSPACE: Scope = {
  stream: "'workspace'",
  ofIncidents: null,
  ofWorkspace: "true",
};
