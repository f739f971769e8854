"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { createPostmortem } from "@/lib/learn/postmortems/actions";
import { closeIncident } from "@/lib/respond/closure/actions";
import { acknowledgeIncident, mitigateIncident } from "@/lib/respond/incidents/actions";
import { type PrimaryAction, primaryAction } from "@/lib/respond/incidents/rules";
import { ResolveDialog } from "./resolve-dialog";
import type { RoomData } from "./room-data";
import { useIncidentAction } from "./use-incident-action";
import { STEP_KEYS, useStepKeys } from "./use-step-keys";

const LABELS: Readonly<Record<PrimaryAction, string>> = {
  ACKNOWLEDGE: "Acknowledge",
  MITIGATE: "Mark mitigated",
  RESOLVE: "Resolve",
  DRAFT_POSTMORTEM: "Draft postmortem",
  CLOSE: "Close incident",
};

/** The one next step, always at this place (docs/rules/surface.md, 1). */
export function PrimaryButton(props: RoomData & { disabledReason: string | null }) {
  const { incident, disabledReason } = props;
  const router = useRouter();
  const [resolving, setResolving] = useState(false);
  const target = { incident: incident.number, version: incident.version };
  const acknowledge = useIncidentAction(acknowledgeIncident);
  const mitigate = useIncidentAction(mitigateIncident);
  const draft = useAction(createPostmortem);
  const close = useIncidentAction(closeIncident);
  const next = primaryAction(incident.status, {
    exists: incident.postmortem !== null,
    waived: incident.postmortemWaiver !== null,
    required: incident.postmortemRequired,
  });
  const openDraft = () => router.push(`/incidents/${incident.number}/postmortem`);
  const isPending = [acknowledge, mitigate, draft, close].some(({ pending }) => pending);
  function take(step: PrimaryAction): void {
    if (isPending) return;
    if (step === "ACKNOWLEDGE") acknowledge.run(target, () => toast.success("Acknowledged"));
    if (step === "MITIGATE") mitigate.run(target, () => toast.success("Marked mitigated"));
    if (step === "RESOLVE") setResolving(true);
    if (step === "DRAFT_POSTMORTEM") draft.run({ incident: incident.number }, openDraft);
    if (step === "CLOSE") close.run(target, () => toast.success("Closed"));
  }
  const key = next ? STEP_KEYS[next] : undefined;
  useStepKeys({ incident, next, disabledReason, take });
  const failure = [acknowledge, mitigate, draft, close].find(({ message }) => message !== null);
  if (!next) return null;
  return (
    <div className="dock-action flex flex-col gap-2">
      <Button
        look="primary"
        size="lg"
        className="w-full sm:w-auto"
        pending={isPending}
        disabledReason={disabledReason}
        onClick={() => take(next)}
        {...(key && { shortcut: key })}
      >
        {LABELS[next]}
      </Button>
      {failure ? (
        <p role="alert" className="max-w-[36ch] text-sev1 text-sm">
          {failure.message}
        </p>
      ) : null}
      <ResolveDialog {...props} open={resolving} onOpenChange={setResolving} />
    </div>
  );
}
