import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { askAtOnce, checked, writeDefinition } from "./create-slo";
import { type Definition, normalise } from "./definition-rules";
import { SloEvents } from "./events";
import { leadsSlo } from "./leading";
import { lockSlo } from "./load";
import { DefinitionInput, EditSlo } from "./schemas";
import { newestDefinition, readDefinition, SLO, type SloRow, type SloView, viewSlo } from "./view";

/**
 * Changes an SLO, or takes an archived one up again. Another definition holds from now on: what was said before
 * was judged by the older one, and stays.
 * @throws DomainError NOT_FOUND; INVALID; CONFLICT when somebody changed it since `version`.
 */
export const editSlo = defineCommand({
  name: "slo.edit",
  permission: "slo.write",
  input: EditSlo,
  sample: { slo: 7, version: 1, targetPercent: 99.95 },
  asLead: (tx, { slo }, ctx) => leadsSlo(tx, slo, ctx),
  run: async (tx, input, ctx): Promise<Outcome<SloView>> => {
    const before = await lockSlo(tx, input.slo, input.version);
    const definition = changedDefinition(readDefinition(newestDefinition(before)), input);
    const archivedAt = archivalOf(before, input, ctx.now);
    return changeSlo(tx, before, { definition, name: input.name ?? before.name, archivedAt }, ctx);
  },
});

type Wish = {
  readonly definition: Definition;
  readonly name: string;
  readonly archivedAt: Date | null;
};

/** Writes what a locked SLO is from now on, where it is anything else. Also for imports. */
export async function changeSlo(
  tx: Tx,
  before: SloRow,
  { definition, name, archivedAt }: Wish,
  ctx: Context,
): Promise<Outcome<SloView>> {
  const newest = newestDefinition(before);
  const isRedefined = !isSame(definition, readDefinition(newest));
  const isChanged = isRedefined || name !== before.name || archivedAt !== before.archivedAt;
  if (!isChanged) return { result: viewSlo(before), audit: "unchanged" };
  // One that is archived stays with its SLO, unless the measurement itself is another.
  const isRemeasured = !isSame(definition.measurement, readDefinition(newest).measurement);
  const jobs = isRemeasured ? await askAtOnce(tx, definition) : [];
  if (isRedefined) await writeDefinition(tx, before.id, newest.number + 1, definition, ctx);
  const after = await tx.slo.update({
    where: { id: before.id },
    data: { name, archivedAt, version: before.version + 1 },
    ...SLO,
  });
  const edited = SloEvents.entry("slo.edited", {
    stream: WORKSPACE_STREAM,
    subject: { type: "slo", id: before.id },
    before: auditedParts(before),
    after: auditedParts(after),
  });
  return { result: viewSlo(after), audit: [edited], jobs };
}

function archivalOf(before: SloRow, { archived }: EditSlo, now: Date): Date | null {
  if (archived === undefined) return before.archivedAt;
  return archived ? (before.archivedAt ?? now) : null;
}

/** The definition with what the input says in its place. @throws DomainError INVALID. */
function changedDefinition(current: Definition, input: EditSlo): Definition {
  const { slo: _, version: _v, name: _n, archived: _a, slice, ...changes } = input;
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const changed = { ...current, ...Object.fromEntries(given) };
  // Slices of another basis would be refused, and those of the same stay.
  const keeps = changed.basis === "TIME_SLICES" && changed.measurement.type !== "INCIDENTS";
  const next = slice === undefined ? (keeps ? current.slice : null) : slice;
  return checked(
    normalise(
      DefinitionInput.parse({ ...changed, ...(next ? { slice: next } : { slice: undefined }) }),
    ),
  );
}

function auditedParts(slo: SloRow) {
  const { id: _, ref: _r, version: _v, createdAt: _c, definedAt: _d, ...parts } = viewSlo(slo);
  return { ...parts, service: parts.service.slug };
}

/** Whether two definitions promise the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b);
}

/** Postgres keeps the fields of JSON in an order of its own. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
