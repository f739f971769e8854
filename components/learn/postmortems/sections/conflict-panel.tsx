"use client";
import { useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  type Choice,
  type MergePiece,
  mergeTexts,
  overlapsOf,
  settleMerge,
} from "@/lib/learn/postmortems/sections/merge-rules";
import type { SavedText } from "@/lib/learn/postmortems/sections/section-saver";

const CHOICES: readonly { readonly choice: Choice; readonly name: string }[] = [
  { choice: "both", name: "Keep both" },
  { choice: "theirs", name: "Keep theirs" },
  { choice: "mine", name: "Keep mine" },
];

/** Places where two people wrote at once, side by side; nothing is saved until somebody chose. */
export function ConflictPanel(props: {
  title: string;
  base: string;
  mine: string;
  newer: Pick<SavedText, "body" | "by">;
  /** What the button says that ends it. */
  settle: string;
  onSettle: (text: string) => void;
}) {
  const { title, base, mine, newer, onSettle } = props;
  const pieces = useMemo(() => mergeTexts(base, mine, newer.body), [base, mine, newer.body]);
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>({});
  const overlaps = overlapsOf(pieces).map((overlap, at) => ({
    ...overlap,
    // By what it says: typing on elsewhere does not undo a choice.
    id: `${at} ${overlap.mine} ${overlap.theirs}`,
  }));
  const choices = overlaps.map(({ id }): Choice => chosen[id] ?? "both");
  const settled = settleMerge(pieces, choices);
  return (
    <section
      aria-label={`What to keep in ${title}`}
      className="rounded-md border border-warn p-3 text-sm"
    >
      <p role="alert" className="font-medium">
        {newer.by} wrote in the same place as you. Nothing is lost; choose what to keep.
      </p>
      {overlaps.map((overlap, at) => (
        <OverlapChoice
          key={overlap.id}
          place={placeOf(pieces, at)}
          overlap={overlap}
          by={newer.by}
          choice={choices[at] ?? "both"}
          onChoose={(choice) => setChosen({ ...chosen, [overlap.id]: choice })}
        />
      ))}
      <details className="mt-3">
        <summary className="w-fit cursor-pointer text-ink-soft">How {title} will read</summary>
        <p className="mt-1 whitespace-pre-wrap break-words rounded-sm bg-sunken p-2">{settled}</p>
      </details>
      <Button size="sm" look="primary" className="mt-3" onClick={() => onSettle(settled)}>
        {props.settle}
      </Button>
    </section>
  );
}

function OverlapChoice(props: {
  place: string;
  overlap: { base: string; mine: string; theirs: string };
  by: string;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}) {
  const { place, overlap, by, choice, onChoose } = props;
  const name = useId();
  const sides = [
    { label: `${by} wrote`, text: overlap.theirs },
    { label: "You wrote", text: overlap.mine },
    { label: "It was", text: overlap.base },
  ];
  return (
    <fieldset className="mt-3">
      <legend className="text-ink-soft">{place ? <>After “{place}”</> : "At the beginning"}</legend>
      <dl className="mt-1 grid gap-2 sm:grid-cols-3">
        {sides.map(({ label, text }) => (
          <div key={label}>
            <dt className="text-ink-soft text-xs">{label}</dt>
            <dd className="whitespace-pre-wrap break-words rounded-sm bg-sunken p-2">
              {text.trim() || <span className="text-ink-faint">Nothing</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        {CHOICES.map((each) => (
          <label key={each.choice} className="flex items-center gap-1.5 pointer-coarse:min-h-9">
            <input
              type="radio"
              name={name}
              checked={choice === each.choice}
              onChange={() => onChoose(each.choice)}
            />
            {each.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The last words before an overlap, so that people find the place. */
function placeOf(pieces: readonly MergePiece[], overlap: number): string {
  const at = pieces
    .map(({ kind }, index) => ({ kind, index }))
    .filter(({ kind }) => kind === "overlap")[overlap]?.index;
  const before = pieces[(at ?? 0) - 1];
  const text = before?.kind === "agreed" ? before.text.trimEnd() : "";
  const line = text.split("\n").at(-1) ?? "";
  return line.length > 60 ? `… ${line.slice(-60).replace(/^\S*\s/, "")}` : line;
}
