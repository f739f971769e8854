import { isMoreSevere } from "@/lib/respond/clocks/policy";
import { isOpen } from "@/lib/respond/incidents/rules";
import type { ProposalFacts } from "./proposal-facts";
import { utc } from "./utc-rules";

/**
 * The proposal for everybody outside. It is made of fixed sentences, times and the names of services only: no
 * title, person, version or reason can get into it. A restricted incident is told without names and figures.
 */
export function proposePublic(facts: ProposalFacts): string {
  if (facts.kind === "DRILL") return "This is an exercise. Nothing is affected.";
  return [...whatHappens(facts), ...whatFollows(facts)].join(" ");
}

function whatHappens(facts: ProposalFacts): string[] {
  const { status, before } = facts;
  const problem = facts.restricted ? "a problem" : `a problem with ${named(facts.services)}`;
  const theProblem = problem.replace(/^a /, "the ");
  const isBack = before !== null && isOpen(status) && AFTER_IMPACT.has(before.status);
  switch (status) {
    case "TRIAGE":
      return [isBack ? `${asStart(theProblem)} is back.` : `We are looking into ${problem}.`];
    case "INVESTIGATING":
      if (isBack)
        return [`${asStart(theProblem)} is back, and we are working on it.`, ...reach(facts)];
      return [
        before ? `We are still working on ${theProblem}.` : `We are investigating ${problem}.`,
        ...reach(facts),
        ...changes(facts),
      ];
    case "MITIGATED":
      return [
        `${asStart(theProblem)} no longer affects users.`,
        ...changes(facts),
        "We keep watching until we are sure.",
      ];
    case "RESOLVED":
    case "CLOSED":
      return [
        `All clear: ${theProblem} is solved.`,
        ...lasted(facts),
        "We are sorry for the trouble.",
      ];
    case "CANCELLED":
      return [];
  }
}

const AFTER_IMPACT: ReadonlySet<ProposalFacts["status"]> = new Set([
  "MITIGATED",
  "RESOLVED",
  "CLOSED",
]);

/** How many it touches, in words: a percentage is only as good as the day's measurement. */
function reach({ restricted, usersAffectedPercent: users }: ProposalFacts): string[] {
  if (restricted || users === null || users === 0) return [];
  const who = SHARES.find(([limit]) => users < limit)?.[1] ?? "All users";
  return [`${who} are affected.`];
}

const SHARES = [
  [5, "A small share of users"],
  [25, "Some users"],
  [75, "Many users"],
  [100, "Most users"],
] as const;

function changes({ severity, before, rollback }: ProposalFacts): string[] {
  const said: string[] = [];
  if (before && severity !== before.severity) {
    const isWorse = isMoreSevere(severity, before.severity);
    said.push(`It is ${isWorse ? "larger" : "smaller"} than we said before.`);
  }
  if (rollback?.outcome === "ROLLED_BACK" && !(before && rollback.at <= before.at)) {
    said.push("We have gone back to an earlier version.");
  }
  return said;
}

function lasted({ restricted, impactStartedAt, mitigatedAt, resolvedAt, now }: ProposalFacts) {
  const end = mitigatedAt ?? resolvedAt;
  if (restricted || !impactStartedAt || !end) return [];
  return [`It began at ${utc(impactStartedAt, now)} and ended at ${utc(end, now)}.`];
}

function whatFollows({ status, nextUpdateAt, now }: ProposalFacts): string[] {
  if (!isOpen(status) || !nextUpdateAt) return [];
  return [`We will say more by ${utc(nextUpdateAt, now)}.`];
}

/** Names of services as people outside read them: what looks like a host or an internal slug is left out. */
function named(services: readonly string[]): string {
  const names = services.filter((name) => /^\p{Lu}[\p{L}&' -]*$/u.test(name));
  const last = names.pop();
  if (last === undefined) return "our service";
  return names.length > 0 ? `${names.join(", ")} and ${last}` : last;
}

function asStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
