import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import {
  type BurnRule,
  explainBurn,
  isBurning,
  isCalm,
  keyOfRule,
  unusedBecause,
} from "@/lib/slo/budgets/burn-rules";
import { rulesAt, targetOf, windowMinutesAt } from "@/lib/slo/slos/definition-rules";
import { SLO, type SloRow } from "@/lib/slo/slos/view";
import { gather, type Source } from "@/lib/slo/tallies/gather";
import { factsOf, type Stretches, stretchBefore } from "@/lib/slo/tallies/rule-facts";
import { readSources } from "@/lib/slo/tallies/sources";
import type { BurnAlert } from "@/prisma/generated/client";
import { stepOf } from "./alert-rules";
import { BurnAlertEvents } from "./events";
import { JudgeAlerts } from "./schemas";

const BATCH = 100;
const GONE = "The rule holds no more.";

type Judged = { readonly last: number | null; readonly begun: number; readonly ended: number };
type Entry = ReturnType<typeof fired> | ReturnType<typeof ended>;

/**
 * Judges the rules of a batch of SLOs, and records which alerts begin and end. However many processes do so at
 * once, each is recorded once: an open one is unique, and only an open one ends.
 * @returns `last`: the number to go on after; null at the end.
 */
export const judgeAlerts = defineCommand({
  name: "slo.judge-alerts",
  permission: "system",
  input: JudgeAlerts,
  sample: {},
  run: async (tx, { after }, ctx): Promise<Outcome<Judged>> => {
    const slos = await tx.slo.findMany({
      where: {
        number: { gt: after },
        OR: [{ archivedAt: null }, { alerts: { some: { endedAt: null } } }],
      },
      orderBy: { number: "asc" },
      take: BATCH,
      ...SLO,
    });
    const entries = await judge(tx, slos, ctx.now);
    const last = slos.length === BATCH ? (slos.at(-1)?.number ?? null) : null;
    const begun = entries.filter((entry) => entry.type === "slo.alert-fired").length;
    const result = { last, begun, ended: entries.length - begun };
    const [first, ...others] = entries;
    return first ? { result, audit: [first, ...others] } : { result, audit: "unchanged" };
  },
});

async function judge(tx: Tx, slos: readonly SloRow[], now: Date): Promise<Entry[]> {
  const sources = await readSources(tx, slos, now);
  const open = await tx.burnAlert.findMany({
    where: { sloId: { in: slos.map(({ id }) => id) }, endedAt: null },
  });
  const asked = slos.flatMap((slo) => {
    const source = sources.get(slo.id);
    return source && slo.archivedAt === null ? [questionOf(source, now)] : [];
  });
  const answers = await gather(tx, asked);
  const stretches = new Map(
    asked.map(({ source, lengths }, index) => [
      source.id,
      new Map(lengths.map((minutes, at) => [minutes, answers[index]?.[at]])) as Stretches,
    ]),
  );
  const entries: Entry[] = [];
  for (const slo of slos) {
    const source = sources.get(slo.id);
    const own = open.filter(({ sloId }) => sloId === slo.id);
    if (source) entries.push(...(await settle(tx, slo, source, stretches.get(slo.id), own, now)));
  }
  return entries;
}

function questionOf(source: Source, now: Date) {
  const at = now.getTime();
  const rules = usedRules(source, at);
  const lengths = [...new Set(rules.flatMap((rule) => [rule.longMinutes, rule.shortMinutes]))];
  return { source, lengths, windows: lengths.map((minutes) => stretchBefore(source, at, minutes)) };
}

/** Pages first, since they silence tickets. */
function usedRules({ definition }: Source, at: number): BurnRule[] {
  const minutes = windowMinutesAt(definition.window, at);
  const used = rulesAt(definition, at).filter(
    (rule) => unusedBecause(rule, minutes, targetOf(definition)) === null,
  );
  return used.toSorted((a, b) => a.severity.localeCompare(b.severity));
}

/** @param stretches none for an archived SLO: its alerts end */
async function settle(
  tx: Tx,
  slo: SloRow,
  source: Source,
  stretches: Stretches | undefined,
  open: readonly BurnAlert[],
  now: Date,
): Promise<Entry[]> {
  const rules = stretches ? usedRules(source, now.getTime()) : [];
  const keys = new Set(rules.map(keyOfRule));
  const entries: Entry[] = [];
  for (const alert of open.filter(({ rule }) => !keys.has(rule))) {
    entries.push(...(await end(tx, slo, alert, GONE, now)));
  }
  let isPaging = false;
  for (const rule of rules) {
    const facts = factsOf(rule, source, stretches ?? new Map(), now.getTime());
    if (!facts) continue;
    const alert = open.find((each) => each.rule === keyOfRule(rule)) ?? null;
    const step = stepOf(
      {
        isBurning: isBurning(facts),
        isCalm: isCalm(facts),
        open: alert,
        isSilenced: rule.severity === "TICKET" && isPaging,
        shortMinutes: rule.shortMinutes,
      },
      now,
    );
    if (step.kind === "BEGIN") {
      const minutes = windowMinutesAt(source.definition.window, now.getTime());
      const says = explainBurn(rule, facts.long, facts.target, minutes);
      entries.push(...(await begin(tx, slo, rule, says, now)));
    }
    if (alert && step.kind === "NOTE") {
      const { calmSince } = step;
      await tx.burnAlert.update({ where: { id: alert.id }, data: { calmSince } });
    }
    if (alert && step.kind === "END")
      entries.push(...(await end(tx, slo, alert, step.because, now)));
    if (rule.severity === "PAGE")
      isPaging ||= step.kind === "BEGIN" || isOpenAfter(alert, step.kind);
  }
  return entries;
}

function isOpenAfter(alert: BurnAlert | null, step: string): boolean {
  return alert !== null && step !== "END";
}

/** Nothing where another process was first. */
async function begin(tx: Tx, slo: SloRow, rule: BurnRule, says: string, now: Date) {
  const { severity, longMinutes, shortMinutes } = rule;
  const [alert] = await tx.burnAlert.createManyAndReturn({
    data: {
      sloId: slo.id,
      rule: keyOfRule(rule),
      severity,
      longMinutes,
      shortMinutes,
      startedAt: now,
      says,
    },
    skipDuplicates: true,
  });
  return alert ? [fired(slo, alert)] : [];
}

async function end(tx: Tx, slo: SloRow, alert: BurnAlert, because: string, now: Date) {
  const { count } = await tx.burnAlert.updateMany({
    where: { id: alert.id, endedAt: null },
    data: { endedAt: now, endedBecause: because },
  });
  return count > 0 ? [ended(slo, alert, because)] : [];
}

function fired(slo: SloRow, alert: BurnAlert) {
  return BurnAlertEvents.entry("slo.alert-fired", {
    stream: WORKSPACE_STREAM,
    subject: { type: "burn-alert", id: alert.id },
    after: told(slo, alert),
  });
}

function ended(slo: SloRow, alert: BurnAlert, because: string) {
  return BurnAlertEvents.entry("slo.alert-ended", {
    stream: WORKSPACE_STREAM,
    subject: { type: "burn-alert", id: alert.id },
    after: { ...told(slo, alert), startedAt: iso(alert.startedAt), because },
  });
}

function told({ number, name, service }: SloRow, alert: BurnAlert) {
  const { severity, longMinutes, shortMinutes, says } = alert;
  const of = { number, name, service: service.slug, serviceId: service.id };
  return { ...of, severity, longMinutes, shortMinutes, says };
}
