"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { cataloguePostmortem } from "@/lib/learn/postmortems/actions";
import { FACTOR_NAMES, FACTORS, type Factor } from "@/lib/learn/postmortems/catalogue/factors";
import type { PostmortemView } from "@/lib/learn/postmortems/view";
import { TagField } from "./tag-field";

export function FileForm(props: { postmortem: PostmortemView; onDone: () => void }) {
  const { postmortem, onDone } = props;
  const [factors, setFactors] = useState<readonly Factor[]>(postmortem.factors);
  // Ready for another word.
  const [typed, setTyped] = useState(postmortem.tags.map((tag) => `${tag} `).join(""));
  // What the form was opened on: somebody else's change meanwhile is refused, not overwritten.
  const [version] = useState(postmortem.version);
  const { run, pending, fields, message } = useAction(cataloguePostmortem);
  const tagError = Object.entries(fields).find(([field]) => field.startsWith("tags"))?.[1];
  function submit(event: FormEvent) {
    event.preventDefault();
    const tags = typed.split(/[\s,]+/).filter(Boolean);
    const incident = postmortem.incident.number;
    run({ incident, version, factors: [...factors], tags }, onDone);
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <fieldset>
        <legend className="font-medium text-sm">What contributed</legend>
        <div className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {FACTORS.map((factor) => (
            <FactorBox
              key={factor}
              factor={factor}
              isOn={factors.includes(factor)}
              onChange={(isOn) =>
                setFactors(isOn ? [...factors, factor] : factors.filter((one) => one !== factor))
              }
            />
          ))}
        </div>
      </fieldset>
      <TagField typed={typed} error={tagError} onChange={setTyped} />
      <FormError message={tagError ? null : message} />
      <div className="flex justify-end gap-2">
        <Button look="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="primary" pending={pending}>
          Save
        </Button>
      </div>
    </form>
  );
}

function FactorBox(props: { factor: Factor; isOn: boolean; onChange: (isOn: boolean) => void }) {
  const { name, hint } = FACTOR_NAMES[props.factor];
  const id = `factor-${props.factor.toLowerCase()}`;
  return (
    <div className="flex items-start gap-2.5 py-1.5">
      <input
        id={id}
        type="checkbox"
        checked={props.isOn}
        aria-describedby={`${id}-hint`}
        onChange={(event) => props.onChange(event.target.checked)}
        className="mt-1 size-4 shrink-0 accent-accent-fill"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium text-sm">
          {name}
        </label>
        <p id={`${id}-hint`} className="text-ink-faint text-sm">
          {hint}
        </p>
      </div>
    </div>
  );
}
