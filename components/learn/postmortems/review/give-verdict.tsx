"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import type { PostmortemData } from "@/components/learn/postmortems/postmortem-data";
import { Button } from "@/components/ui/button";
import { LongTextField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
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
      <Objection incident={incident.number} open={objecting} onOpenChange={setObjecting} />
    </>
  );
}

function Objection(props: {
  incident: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { incident, onOpenChange } = props;
  const form = useDrafted(useAction(giveVerdict), `objection-${incident}`, { note: "" });
  return (
    <FormDialog
      open={props.open}
      onOpenChange={onOpenChange}
      title="Request changes"
      description="What would make it better? Its author answers by changing the text and asking again."
      form={form}
      onSubmit={() =>
        form.run({ incident, verdict: "CHANGES_REQUESTED", ...form.values }, () => {
          toast.success("Changes requested");
          onOpenChange(false);
        })
      }
      button="Request changes"
    >
      <LongTextField form={form} name="note" label="What should change" hint="Markdown." rows={6} />
    </FormDialog>
  );
}
