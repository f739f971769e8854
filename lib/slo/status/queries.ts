import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { isFuture } from "@/lib/platform/core/clock/clock";
import { invalidField } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { readAsked } from "@/lib/slo/asking/read-asked";
import { loadSlo } from "@/lib/slo/slos/load";
import { ReadStatus } from "./schemas";
import { readStandings } from "./standings";
import type { Standing } from "./status-rules";

/**
 * How an SLO stands, or stood at an instant: by the definition that was in force then, and what is known now.
 * @throws DomainError NOT_FOUND; INVALID for an instant in the future.
 */
export const readStatus = defineQuery({
  name: "slo.status",
  permission: "slo.read",
  input: ReadStatus,
  sample: { slo: 7 },
  run: async (db, { slo: number, at = undefined }, ctx) => {
    if (at && isFuture(at, ctx.now)) throw invalidField("at", "This instant lies in the future.");
    const slo = await loadSlo(db, number);
    const instant = at ?? ctx.now;
    const standing = (await readStandings(db, [slo], instant)).get(slo.id);
    if (!standing) throw new Error("An SLO does not stand anywhere");
    const feed = await db.sloFeed.findUnique({ where: { sloId: slo.id } });
    const asked = await readAsked(db, slo, ctx.now);
    const { notes: ofAsking = [], ...asking } = asked ?? {};
    const view = viewStanding(standing);
    return {
      ...view,
      notes: [...ofAsking, ...view.notes],
      asking: asked && (asking as Omit<typeof asked, "notes">),
      dataUntil: iso(feed?.lastAt ?? null),
      asKnownAt: iso(ctx.now),
    };
  },
});
export type StatusView = Awaited<ReturnType<typeof readStatus.execute>>;

/** A standing as API and browser get it. */
export function viewStanding(standing: Standing) {
  const { window, shownBudget: budget, exhaustedAt } = standing;
  const { good, total, bad, sliPercent, burnRates, rules, notes } = standing;
  return {
    window: {
      start: isoOf(window.start),
      end: isoOf(window.end),
      full: window.full,
      knownShare: window.knownShare,
      countedFrom: isoOf(window.countedFrom),
    },
    good,
    total,
    bad,
    sliPercent,
    budget,
    burnRates,
    rules,
    exhaustedAt: exhaustedAt === null ? null : isoOf(exhaustedAt),
    notes,
  };
}

function isoOf(ms: number): string {
  return iso(new Date(ms));
}
