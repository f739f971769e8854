import { defaultRules } from "@/lib/slo/budgets/burn-rules";
import {
  isThere,
  listOf,
  type Node,
  noteUnknown,
  numberOf,
  type Say,
  textOf,
  under,
} from "./node-rules";
import type { ParsedSlo, Said } from "./parsed";
import { noteRate } from "./read-indicator-rules";
import { finish, readService } from "./read-slo-rules";

/** Sloth's own default. */
const WINDOW = { rollingDays: 30 };

/** The SLOs of a file of Sloth, `version: prometheus/v1`: events over 30 days, asked of one data source. */
export function readSloth(document: Node, dataSource: string, say: Say): ParsedSlo[] {
  noteUnknown(document, ["version", "service", "slos"], say);
  const service = readService(under(document, "service"), say);
  const slos = listOf(under(document, "slos"));
  if (slos.length === 0) say.stop(document, "There are no slos.");
  if (service === null) return [];
  return slos.flatMap((slo) => {
    noteUnknown(slo, ["name", "description", "objective", "sli", "alerting"], say);
    const said = readSaid(slo, dataSource, say);
    if (!said) return [];
    const places = {
      document: slo,
      indicator: { at: under(slo, "sli"), isThreshold: false },
      objective: under(slo, "objective"),
    };
    return finish(places, { service, name: textOf(under(slo, "name")) ?? "", said }, say);
  });
}

function readSaid(slo: Node, dataSource: string, say: Say): Said | null {
  const [sli, objective] = [under(slo, "sli"), under(slo, "objective")];
  const targetPercent = numberOf(objective);
  const queries = readQueries(sli, say);
  if (targetPercent === undefined)
    return say.stop(objective, "Give the objective in percent: 99.9.");
  if (!queries) return null;
  const { value: description } = under(slo, "description");
  return {
    targetPercent,
    window: WINDOW,
    basis: "EVENTS",
    measurement: { type: "PROMETHEUS", dataSource, ...queries },
    rules: readAlerting(under(slo, "alerting"), say),
    ...(typeof description === "string" && { description }),
  };
}

function readQueries(sli: Node, say: Say): { bad: string; total: string } | null {
  const events = under(sli, "events");
  if (!isThere(events)) {
    const why = isThere(under(sli, "raw"))
      ? "A ratio that was computed before cannot be summed: give events with error_query and total_query."
      : "Give events with error_query and total_query: plugins are not run here.";
    return say.stop(sli, why);
  }
  noteUnknown(events, ["error_query", "total_query"], say);
  const [bad, total] = ["error_query", "total_query"].map((key) => {
    const at = under(events, key);
    const query = typeof at.value === "string" ? at.value.trimEnd() : "";
    return query.trim() === "" ? say.stop(at, `There is no ${key}.`) : noteRate(query, at, say);
  });
  return bad && total ? { bad, total } : null;
}

/** Sloth's rules are Muster's defaults; a file only says which of them it does without. */
function readAlerting(alerting: Node, say: Say): Said["rules"] {
  const isOff = (key: string) => under(alerting, key, "disable").value === true;
  noteUnknown(alerting, ["name", "page_alert", "ticket_alert"], say);
  for (const key of ["page_alert", "ticket_alert"])
    noteUnknown(under(alerting, key), ["disable"], say);
  const [noPages, noTickets] = [isOff("page_alert"), isOff("ticket_alert")];
  if (!noPages && !noTickets) return null;
  return defaultRules(WINDOW.rollingDays * 1_440).flatMap(({ shareMilli, ...rule }) =>
    (rule.severity === "PAGE" ? noPages : noTickets)
      ? []
      : [{ ...rule, sharePercent: shareMilli / 1_000 }],
  );
}
