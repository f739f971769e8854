"use client";
import { ArrowRightLeft } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { ReasonDialog } from "@/components/respond/incidents/reason-dialog";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Markdown } from "@/components/ui/text/markdown";
import { useNow } from "@/components/ui/time/now";
import { Time } from "@/components/ui/time/time";
import { mayRole, type Role } from "@/lib/platform/access/permissions";
import { formatDuration } from "@/lib/platform/core/clock/duration";
import { acceptOffer, declineOffer, withdrawOffer } from "@/lib/respond/handovers/actions";
import { mayWithdraw } from "@/lib/respond/handovers/rules";
import type { OfferView } from "@/lib/respond/handovers/view";
import { BriefingText, CopyBriefing } from "./briefing-text";

type Props = {
  offer: OfferView;
  incident: number;
  me: string;
  role: Role;
  /** The server's instant. */
  now: string;
};

/** An open offer of command, on every page of its incident: to answer, to take back, or just to know of. */
export function OfferBanner(props: Props) {
  const { offer, me } = props;
  const isMine = offer.to.id === me;
  return (
    <section
      aria-label="Handover of command"
      data-print="no"
      className="border-b bg-accent-ground px-4 py-3 md:px-8"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="flex items-center gap-2">
          <ArrowRightLeft size={16} aria-hidden className="shrink-0 text-accent" />
          <span role="status">{sentenceFor(props)}</span>
          <TimeLeft until={offer.expiresAt} now={props.now} />
        </p>
        {isMine ? <Answer {...props} /> : <Withdraw {...props} />}
      </div>
      {isMine ? <Handed {...props} /> : null}
    </section>
  );
}

function sentenceFor({ offer, me }: Props): string {
  const { from, to, offeredBy } = offer;
  if (to.id === me) {
    const whose = offeredBy.id === from.id ? "" : ` on behalf of ${from.name}`;
    return `${offeredBy.name} offers you command${whose}.`;
  }
  return mayWithdraw({ fromId: from.id, offeredById: offeredBy.id }, me)
    ? `Waiting for ${to.name} to take over command.`
    : `${offeredBy.name} has offered command to ${to.name}.`;
}

function TimeLeft({ until, now }: { until: string; now: string }) {
  const left = Date.parse(until) - useNow(now).getTime();
  return (
    <span className="tabular whitespace-nowrap text-ink-soft text-sm" suppressHydrationWarning>
      {left > 0 ? `${formatDuration(left)} left` : "Expired"}
    </span>
  );
}

function Answer({ offer, incident }: Props) {
  const accept = useAction(acceptOffer);
  const [declining, setDeclining] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <FormError message={accept.message} />
      <Button className="max-sm:flex-1" onClick={() => setDeclining(true)}>
        Decline
      </Button>
      <Button
        look="primary"
        className="max-sm:flex-1"
        pending={accept.pending}
        onClick={() => accept.run({ incident }, () => toast.success("You are commander now"))}
      >
        Accept command
      </Button>
      <ReasonDialog
        incident={{ number: incident }}
        action={declineOffer}
        open={declining}
        onOpenChange={setDeclining}
        title="Decline command"
        description={`${offer.from.name} stays commander and is told why.`}
        button="Decline command"
      />
    </div>
  );
}

function Withdraw({ offer, incident, me, role }: Props) {
  const withdraw = useAction(withdrawOffer);
  const parties = { fromId: offer.from.id, offeredById: offer.offeredBy.id };
  if (!mayWithdraw(parties, me) && !mayRole(role, "handover.for-others")) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FormError message={withdraw.message} />
      <Button size="sm" pending={withdraw.pending} onClick={() => withdraw.run({ incident })}>
        Withdraw
      </Button>
    </div>
  );
}

/** What comes with the offer: a person's note, and the briefing as it stood then. */
function Handed({ offer, incident }: Props) {
  return (
    <>
      {offer.note ? (
        <div className="mt-2 max-w-[72ch] border-accent border-l-2 pl-3">
          <Markdown text={offer.note} />
        </div>
      ) : null}
      <details className="mt-2" open>
        <summary className="w-fit cursor-pointer py-1 text-ink-soft text-sm">
          Briefing, as it stood at <Time at={offer.briefing.writtenAt} />
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section aria-label="Briefing" tabIndex={0} className="max-h-[40dvh] overflow-y-auto pt-2">
          <BriefingText briefing={offer.briefing} />
          <CopyBriefing briefing={offer.briefing} incident={incident} />
        </section>
      </details>
    </>
  );
}
