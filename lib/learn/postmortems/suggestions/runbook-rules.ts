import { isStale, STALE_AFTER_DAYS } from "@/lib/catalog/runbooks/rules";
import { momentFact, type Suggestion, type SuggestionFacts } from "./facts";

const DAY_MS = 86_400_000;

/** Services that had no runbook when it began: what is not documented does not exist at 03:00. */
export function missingRunbooks({ runbooks }: SuggestionFacts): Suggestion | null {
  const without = (runbooks ?? []).filter((each) => each.runbooks.length === 0);
  if (without.length === 0) return null;
  const names = without.map(({ service }) => service).join(", ");
  return {
    rule: "runbook-missing",
    section: "went-poorly",
    text: `There was no runbook for ${names}.`,
    facts: without.map(({ service }) => ({ label: service, value: "No runbook in Muster" })),
  };
}

/** Runbooks of affected services that nobody had found right for long when it began. */
export function staleRunbooks({ runbooks, detectedAt }: SuggestionFacts): Suggestion | null {
  const all = (runbooks ?? []).flatMap((each) => each.runbooks);
  // One runbook may serve several of the services.
  const known = [...new Map(all.map((each) => [each.ref, each])).values()];
  const stale = known.filter(({ reviewedAt }) => isStale(reviewedAt, detectedAt));
  if (stale.length === 0) return null;
  const names = stale.map(({ ref, title, reviewedAt }) => {
    const days = Math.floor((detectedAt.getTime() - reviewedAt.getTime()) / DAY_MS);
    return `${ref} (${title}), last reviewed ${days} days before`;
  });
  return {
    rule: "runbook-stale",
    section: "went-poorly",
    text: `Runbooks were stale: ${names.join("; ")}. They are due every ${STALE_AFTER_DAYS} days.`,
    facts: [
      momentFact("Detected", detectedAt),
      ...stale.map(({ ref, reviewedAt }) => momentFact(`${ref} last reviewed`, reviewedAt)),
    ],
  };
}
