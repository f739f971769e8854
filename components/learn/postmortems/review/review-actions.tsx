"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import type { PostmortemData } from "@/components/learn/postmortems/postmortem-data";
import { ReasonDialog } from "@/components/respond/incidents/reason-dialog";
import { Button } from "@/components/ui/button";
import { publishPostmortem } from "@/lib/learn/postmortems/actions";
import { revisePostmortem, withdrawReview } from "@/lib/learn/postmortems/review/actions";
import { canPublish } from "@/lib/learn/postmortems/review/rules";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { AskForReview } from "./ask-for-review";
import { GiveVerdict } from "./give-verdict";

type Asking = "review" | "revision" | null;

/** The steps that this state and this role allow; the one that is expected next stands out. */
export function ReviewActions(props: PostmortemData) {
  const { postmortem, role } = props;
  const { state } = postmortem;
  const incident = postmortem.incident.number;
  const publish = useAction(publishPostmortem);
  const withdraw = useAction(withdrawReview);
  const [asking, setAsking] = useState<Asking>(null);
  const mayWrite = mayRole(role, "postmortem.write");
  const isRunning = state !== "DRAFT" && state !== "PUBLISHED";
  const refused = publish.message ?? withdraw.message;
  return (
    <div className="flex flex-wrap items-center gap-2" data-print="no">
      {isRunning ? <GiveVerdict {...props} /> : null}
      {state === "APPROVED" ? (
        <Button
          look="primary"
          pending={publish.pending}
          disabledReason={whyNotPublish(props)}
          onClick={() => publish.run({ incident }, () => toast.success("Postmortem published"))}
        >
          Publish
        </Button>
      ) : null}
      {mayWrite && state !== "PUBLISHED" ? (
        <Button
          look={state === "DRAFT" || state === "CHANGES_REQUESTED" ? "primary" : "ghost"}
          onClick={() => setAsking("review")}
        >
          {NAMES[state]}
        </Button>
      ) : null}
      {mayWrite && isRunning ? (
        <Button look="ghost" pending={withdraw.pending} onClick={() => withdraw.run({ incident })}>
          Take back
        </Button>
      ) : null}
      {mayWrite && state === "PUBLISHED" ? (
        <Button look="ghost" onClick={() => setAsking("revision")}>
          Revise
        </Button>
      ) : null}
      {refused ? (
        <p role="alert" className="text-danger">
          {refused}
        </p>
      ) : null}
      <AskForReview
        {...props}
        open={asking === "review"}
        onOpenChange={(open) => setAsking(open ? "review" : null)}
      />
      <ReasonDialog
        incident={postmortem.incident}
        action={revisePostmortem}
        open={asking === "revision"}
        onOpenChange={(open) => setAsking(open ? "revision" : null)}
        title="Revise this postmortem"
        description="It becomes a draft again. Readers see the published revision until the next one is published."
        button="Open for revision"
      />
    </div>
  );
}

const NAMES = {
  DRAFT: "Ask for review",
  IN_REVIEW: "Change reviewers",
  CHANGES_REQUESTED: "Ask again",
  APPROVED: "Change reviewers",
} as const;

function whyNotPublish({ postmortem, role }: PostmortemData): string | null {
  if (!mayRole(role, "postmortem.publish")) return explainPermission("postmortem.publish");
  return canPublish(postmortem.state)?.message ?? null;
}
