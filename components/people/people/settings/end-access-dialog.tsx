"use client";
import { useEffect, useState } from "react";
import { ask } from "@/components/frame/ask";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { endAccess } from "@/lib/admin/departures/actions";
import { type Duties, listDuties } from "@/lib/people/people/duty-rules";

type Person = { readonly id: string; readonly name: string };
type Follows = { readonly duties: Duties; readonly sessions: number; readonly tokens: number };

/** Asks once before a person's access ends, says what follows, and to whom their work goes. */
export function EndAccessDialog(props: {
  person: Person;
  others: readonly Person[];
  onClose: () => void;
}) {
  const { person, others, onClose } = props;
  const ending = useAction(endAccess);
  const { follows, hasFailed } = useFollows(person.id);
  const [to, setTo] = useState("");
  const list = follows === null ? [] : listDuties(follows.duties);
  return (
    <Dialog open onOpenChange={onClose} title={`End the access of ${person.name}?`}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">
          They are signed out at once{follows ? endsWith(follows) : ""}. What they wrote stays,
          under their name. You can let them in again; sessions and tokens do not come back.
        </p>
        {follows === null && !hasFailed ? (
          <p className="text-ink-faint">Looking up what is theirs…</p>
        ) : null}
        <FormError message={hasFailed ? UNKNOWN : null} />
        {list.length > 0 ? (
          <>
            <div>
              <p className="font-medium">Still theirs</p>
              <ul className="mt-1 list-disc pl-5 text-ink-soft">
                {list.map((duty) => (
                  <li key={duty}>{duty}</li>
                ))}
              </ul>
            </div>
            <Field label="Hand them to" error={ending.fields.handOverTo}>
              {(wiring) => (
                <select
                  {...wiring}
                  value={to}
                  onChange={(event) => setTo(event.target.value)}
                  className={CONTROL}
                >
                  <option value="">Nobody: their roles become free</option>
                  {others.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </>
        ) : null}
        <FormError message={ending.fields.handOverTo ? null : ending.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Keep their access</Button>
          <Button
            look="danger"
            pending={ending.pending}
            disabledReason={follows === null ? "It is not known yet what is theirs." : null}
            onClick={() =>
              ending.run({ userId: person.id, handOverTo: to === "" ? null : to }, onClose)
            }
          >
            End access
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function endsWith({ tokens }: Follows): string {
  if (tokens === 0) return "";
  return tokens === 1 ? ", and their API token ends" : `, and their ${tokens} API tokens end`;
}

const UNKNOWN = "What is theirs could not be looked up. Close this and try again.";

/** What would follow; null until it is known. */
function useFollows(userId: string): { follows: Follows | null; hasFailed: boolean } {
  const [follows, setFollows] = useState<Follows | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const asked = new AbortController();
    const query = new URLSearchParams({ userId });
    ask<Follows>(`/api/console/people/duties?${query}`, { signal: asked.signal }).then((answer) => {
      if (answer?.ok) setFollows(answer.content);
      else setFailed(!asked.signal.aborted);
    });
    return () => asked.abort();
  }, [userId]);
  return { follows, hasFailed };
}
