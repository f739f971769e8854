"use client";
import { useState } from "react";
import { ChosenChip } from "@/components/ui/chip";
import { CONTROL, Field } from "@/components/ui/field";

type Named = { readonly slug: string; readonly name: string };

/** So many are offered at once; letters find the rest. */
const MOST_OFFERED = 8;

/** Chooses services by letters of their names, or by their short names; each chosen one is a chip with its way out. */
export function ServicePicker(props: {
  label: string;
  hint?: string;
  error?: string | undefined;
  services: readonly Named[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const { label, hint, error, services, chosen, onChange } = props;
  const [letters, setLetters] = useState("");
  const names = new Map(services.map(({ slug, name }) => [slug, name]));
  const offered = offer(services, chosen, letters);
  const add = (slug: string) => {
    onChange([...chosen, slug]);
    setLetters("");
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className="flex flex-col gap-2">
          {chosen.length > 0 ? (
            <div className="flex flex-wrap gap-1.5">
              {chosen.map((slug) => (
                <ChosenChip
                  key={slug}
                  name={names.get(slug) ?? slug}
                  onRemove={() => onChange(chosen.filter((each) => each !== slug))}
                />
              ))}
            </div>
          ) : null}
          <input
            {...wiring}
            value={letters}
            placeholder="Letters of a name"
            autoComplete="off"
            className={CONTROL}
            onChange={(event) => setLetters(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !letters.trim()) return;
              // It chooses, and does not send the form around it.
              event.preventDefault();
              const [first] = offered;
              if (first) add(first.slug);
            }}
          />
          <Offers label={label} offered={offered} letters={letters} onChoose={add} />
        </div>
      )}
    </Field>
  );
}

function Offers(props: {
  label: string;
  offered: readonly Named[];
  letters: string;
  onChoose: (slug: string) => void;
}) {
  const { label, offered, letters, onChoose } = props;
  if (offered.length === 0) {
    return (
      <p className="text-ink-faint text-sm">
        {letters.trim() ? "No service has these letters." : "There is no other service."}
      </p>
    );
  }
  return (
    <ul aria-label={`${label}: to choose from`} className="flex flex-wrap gap-1.5">
      {offered.map(({ slug, name }) => (
        <li key={slug} className="max-w-full">
          <button
            type="button"
            onClick={() => onChoose(slug)}
            className="inline-flex h-7 max-w-full items-center rounded-full border border-line-strong/55 border-dashed px-2.5 text-ink-soft text-sm hover:border-accent hover:text-ink pointer-coarse:h-10"
          >
            <span className="sr-only">Choose </span>
            <span className="truncate">{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function offer(services: readonly Named[], chosen: readonly string[], letters: string): Named[] {
  const wanted = letters.trim().toLowerCase();
  const fits = ({ slug, name }: Named) =>
    !chosen.includes(slug) && (slug.includes(wanted) || name.toLowerCase().includes(wanted));
  return services.filter(fits).slice(0, MOST_OFFERED);
}
