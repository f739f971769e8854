"use client";
import { ConflictPanel } from "@/components/learn/postmortems/sections/conflict-panel";
import { WordDiff } from "@/components/ui/text/word-diff";
import type { SectionChange } from "@/lib/learn/postmortems/markdown/plan-import";
import type { SectionKey } from "@/lib/learn/postmortems/template";

export type ImportPlan = {
  readonly changes: readonly SectionChange[];
  readonly differences: readonly string[];
  readonly version: number;
};
type Chosen = Readonly<Partial<Record<SectionKey, string>>>;

/** What an import would change, section by section, and what it leaves as it is. */
export function ImportPreview(props: {
  plan: ImportPlan;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}) {
  const { plan, chosen, onChoose } = props;
  return (
    <div className="mt-4 flex flex-col gap-4">
      {plan.changes.length === 0 ? (
        <p>Nothing would change: the sections say the same.</p>
      ) : (
        plan.changes.map((change) => {
          const { section, title, base, imported, current } = change;
          const text = chosen[section] ?? change.merged;
          return (
            <section key={section} aria-label={`Change of ${title}`}>
              <h3 className="font-semibold">{title}</h3>
              {text === null ? (
                <ConflictPanel
                  title={title}
                  base={base}
                  mine={imported}
                  newer={{ body: current, by: "Somebody" }}
                  settle="Keep this"
                  onSettle={(settled) => onChoose({ ...chosen, [section]: settled })}
                />
              ) : (
                <WordDiff before={current} after={text} />
              )}
            </section>
          );
        })
      )}
      {plan.differences.length > 0 ? (
        <section aria-label="Not imported" className="text-sm">
          <h3 className="font-semibold">Not imported</h3>
          <p className="text-ink-soft">
            Muster writes these from the record. Change them there if the file is right.
          </p>
          <ul className="mt-1 list-disc break-words pl-5">
            {plan.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
