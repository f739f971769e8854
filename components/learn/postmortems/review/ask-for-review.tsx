"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { useLookUp } from "@/components/frame/use-look-up";
import type { PostmortemData } from "@/components/learn/postmortems/postmortem-data";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { requestReview } from "@/lib/learn/postmortems/review/actions";
import { mayRole } from "@/lib/platform/access/permissions";

type Person = PostmortemData["people"][number];

/** Whom to ask. Whoever is ticked is told; who was asked before is ticked already. */
export function AskForReview(
  props: PostmortemData & { open: boolean; onOpenChange: (open: boolean) => void },
) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Ask for review"
      description="Those you name are told at once. It takes the approval of one who did not write it, or of two people."
    >
      <Form {...props} onDone={() => props.onOpenChange(false)} />
    </Dialog>
  );
}

function Form(props: PostmortemData & { onDone: () => void }) {
  const { postmortem, people, onDone } = props;
  const { run, pending, fields, message } = useAction(requestReview);
  const [chosen, setChosen] = useState<readonly { id: string; name: string }[]>(
    postmortem.review.reviewers,
  );
  const [query, setQuery] = useState("");
  const { answer } = useLookUp<Person[]>(
    query.trim() ? `/api/console/people?q=${encodeURIComponent(query.trim())}` : null,
  );
  const found = (query.trim() ? (answer ?? []) : people).filter(({ role }) =>
    mayRole(role, "postmortem.review"),
  );
  const others = chosen.filter(({ id }) => !found.some((person) => person.id === id));
  const toggle = (person: { id: string; name: string }, on: boolean) =>
    setChosen(on ? [...chosen, person] : chosen.filter(({ id }) => id !== person.id));
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const reviewerIds = chosen.map(({ id }) => id);
        run({ incident: postmortem.incident.number, reviewerIds }, () => {
          toast.success("Review asked for");
          onDone();
        });
      }}
    >
      <Field label="Find somebody">
        {(wiring) => (
          <input
            {...wiring}
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            // Enter looks; it does not send the form behind it.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            className={CONTROL}
            autoComplete="off"
          />
        )}
      </Field>
      <fieldset>
        <legend className="font-medium text-sm">Reviewers</legend>
        <ul className="mt-1 max-h-64 divide-y overflow-y-auto rounded-sm border">
          {[...others, ...found].map((person) => (
            <li key={person.id}>
              <label className="flex min-h-9 items-center gap-2.5 px-3 hover:bg-sunken pointer-coarse:min-h-11">
                <input
                  type="checkbox"
                  checked={chosen.some(({ id }) => id === person.id)}
                  onChange={(event) => toggle(person, event.target.checked)}
                />
                <span className="min-w-0 truncate">{person.name}</span>
                {postmortem.review.authors.includes(person.id) ? (
                  <span className="ml-auto shrink-0 text-ink-faint text-sm">wrote some of it</span>
                ) : null}
              </label>
            </li>
          ))}
          {others.length + found.length === 0 ? (
            <li className="px-3 py-2 text-ink-faint text-sm">Nobody of that name may review.</li>
          ) : null}
        </ul>
        {fields.reviewerIds ? (
          <p role="alert" className="mt-1 text-danger text-sm">
            {fields.reviewerIds}
          </p>
        ) : null}
      </fieldset>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" pending={pending}>
        Ask for review
      </Button>
    </form>
  );
}
