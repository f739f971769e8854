"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import type { PostmortemData } from "@/components/learn/postmortems/postmortem-data";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useDraft } from "@/components/ui/draft";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { giveVerdict } from "@/lib/learn/postmortems/review/actions";
import { mayRole } from "@/lib/platform/access/permissions";

/** For named reviewers and managers: approve what is written, or say what should change. */
export function GiveVerdict({ postmortem, role, me }: PostmortemData) {
  const approve = useAction(giveVerdict);
  const [objecting, setObjecting] = useState(false);
  const { review, version, incident } = postmortem;
  const isNamed = review.reviewers.some(({ id }) => id === me);
  if (!mayRole(role, "postmortem.review")) return null;
  if (!isNamed && !mayRole(role, "postmortem.publish")) return null;
  const own = review.verdicts.find(({ by }) => by.id === me)?.verdict;
  const isAuthor = review.authors.includes(me);
  const sayWhatFollows = ({ state }: { state: string }) => {
    if (state === "APPROVED") toast.success("Postmortem approved");
    else toast.success("Your approval is noted; it takes somebody else's as well");
  };
  return (
    <>
      {own === "APPROVED" ? null : (
        <Button
          look={isAuthor ? "secondary" : "primary"}
          pending={approve.pending}
          onClick={() =>
            approve.run({ incident: incident.number, verdict: "APPROVED", version }, sayWhatFollows)
          }
        >
          Approve
        </Button>
      )}
      <Button onClick={() => setObjecting(true)}>
        {own === "CHANGES_REQUESTED" ? "Change what you asked for" : "Request changes"}
      </Button>
      {approve.message ? (
        <p role="alert" className="text-danger">
          {approve.message}
        </p>
      ) : null}
      <Dialog
        open={objecting}
        onOpenChange={setObjecting}
        title="Request changes"
        description="What would make it better? Its author answers by changing the text and asking again."
      >
        <Objection incident={incident.number} onDone={() => setObjecting(false)} />
      </Dialog>
    </>
  );
}

function Objection({ incident, onDone }: { incident: number; onDone: () => void }) {
  const { run, pending, fields, message } = useAction(giveVerdict);
  const note = useDraft(`review-${incident}`);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run({ incident, verdict: "CHANGES_REQUESTED", note: note.text }, () => {
          note.clear();
          toast.success("Changes requested");
          onDone();
        });
      }}
    >
      <Field label="What should change" hint="Markdown." error={fields.note}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={6}
            value={note.text}
            onChange={(event) => note.write(event.target.value)}
            className={CONTROL}
          />
        )}
      </Field>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" pending={pending}>
        Request changes
      </Button>
    </form>
  );
}
