import { formatMinutes, minutesBetween } from "@/lib/platform/core/clock/duration";
import { momentFact, type Suggestion, type SuggestionFacts } from "./facts";

export function skippedSteps({ checklist }: SuggestionFacts): Suggestion | null {
  const skippedItems = checklist.filter(({ state }) => state === "SKIPPED");
  if (skippedItems.length === 0) return null;
  const names = skippedItems.map(({ text }) => lowerFirst(text)).join("; ");
  return {
    rule: "skipped-steps",
    section: "went-poorly",
    text: `Steps of the checklist were left out: ${names}.`,
    facts: skippedItems.map(({ text, reason }) => ({ label: text, value: reason ?? "" })),
  };
}

export function changesOfCommand({ commanders }: SuggestionFacts): Suggestion | null {
  if (commanders.length < 2) return null;
  return {
    rule: "command",
    section: "lessons",
    text: `Command changed hands ${commanders.length - 1 === 1 ? "once" : `${commanders.length - 1} times`}; note what the handover carried over and what it lost.`,
    facts: commanders.map((name, index) => ({ label: `Commander ${index + 1}`, value: name })),
  };
}

/** Steps that people ticked after the window of their phase. */
export function lateSteps({ checklist, detectedAt }: SuggestionFacts): Suggestion | null {
  const late = checklist.flatMap(({ text, doneAt, untilMinutes }) => {
    if (doneAt === null || untilMinutes === null) return [];
    const minutes = minutesBetween(detectedAt, doneAt);
    return minutes > untilMinutes ? [{ text, doneAt, minutes, untilMinutes }] : [];
  });
  if (late.length === 0) return null;
  const steps = late.map(
    ({ text, minutes, untilMinutes }) =>
      `${lowerFirst(text)} (after ${formatMinutes(minutes)}, planned within ${formatMinutes(untilMinutes)})`,
  );
  return {
    rule: "late-steps",
    section: "went-poorly",
    text: `Steps of the checklist came late: ${steps.join("; ")}.`,
    facts: [
      momentFact("Detected", detectedAt),
      ...late.map(({ text, doneAt }) => momentFact(text, doneAt)),
    ],
  };
}

/** What happened before in this way, and whether what was promised then was done. */
export function similarBefore({ similar, detectedAt }: SuggestionFacts): Suggestion[] {
  return similar.map(({ ref, title, resolvedAt, openItems }) => {
    const ago = formatMinutes(minutesBetween(resolvedAt, detectedAt));
    const facts = [
      { label: ref, value: title },
      momentFact(`${ref} resolved`, resolvedAt),
      ...openItems.map((item) => ({ label: `${item.ref}, open`, value: item.title })),
    ];
    const rule = `similar:${ref}`;
    if (openItems.length === 0) {
      const text = `${ref} was like this, ${ago} before; nothing promised after it was open. Compare how it was mitigated.`;
      return { rule, section: "lessons", text, facts };
    }
    const items = openItems.map((item) => `${item.ref} (${lowerFirst(item.title)})`).join(", ");
    const text = `${ref} was like this, ${ago} before, and what was promised after it was still open: ${items}.`;
    return { rule, section: "contributing-factors", text, facts };
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
