"use client";
import { useRef } from "react";
import { useLookUp } from "@/components/frame/use-look-up";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const OFFERED = 8;

/** Tags as words in one line; those in use that begin like the last word are offered. */
export function TagField(props: {
  typed: string;
  error: string | undefined;
  onChange: (typed: string) => void;
}) {
  const { typed, error, onChange } = props;
  const input = useRef<HTMLInputElement>(null);
  const words = typed.split(/[\s,]+/);
  const last = words.at(-1) ?? "";
  const { answer } = useLookUp<readonly { tag: string; count: number }[]>(
    `/api/console/postmortems/tags?q=${encodeURIComponent(last)}`,
  );
  const offered = (answer ?? []).filter(({ tag }) => !words.includes(tag)).slice(0, OFFERED);
  function take(tag: string) {
    onChange(`${[...words.slice(0, -1), tag].join(" ")} `);
    input.current?.focus();
  }
  return (
    <Field
      label="Tags"
      hint="Up to ten words with a space between them, such as connection-pool or leap-second."
      error={error}
    >
      {(wiring) => (
        <>
          <Input
            {...wiring}
            ref={input}
            value={typed}
            autoCapitalize="none"
            autoComplete="off"
            onChange={(event) => onChange(event.target.value)}
          />
          {offered.length > 0 ? (
            <div className="mt-1 flex flex-wrap items-center gap-1.5">
              <span className="text-ink-faint text-sm">In use:</span>
              {offered.map(({ tag, count }) => (
                <button
                  key={tag}
                  type="button"
                  aria-label={`Add the tag ${tag}, used ${count} times`}
                  onClick={() => take(tag)}
                  className="rounded-xs border px-1.5 py-0.5 text-ink-soft text-sm hover:bg-sunken hover:text-ink pointer-coarse:min-h-9"
                >
                  {tag}
                </button>
              ))}
            </div>
          ) : null}
        </>
      )}
    </Field>
  );
}
