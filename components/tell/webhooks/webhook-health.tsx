import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time/time";
import type { EndpointView } from "@/lib/tell/webhooks/view";

/** How a webhook does, in a sentence or two. */
export function WebhookHealth({ webhook }: { webhook: EndpointView }) {
  const { deletedAt, disabledAt, failingSince, lastSuccessAt } = webhook;
  if (deletedAt) {
    return (
      <Line look="idle">
        Deleted <Time at={deletedAt} withDay />. What was sent stays readable here.
      </Line>
    );
  }
  if (disabledAt) return <Disabled webhook={webhook} at={disabledAt} />;
  if (failingSince) {
    return (
      <Line look="bad">
        Failing since <Time at={failingSince} withDay />. <LastSuccess at={lastSuccessAt} /> What
        waits is tried again by itself for three days.
      </Line>
    );
  }
  if (!lastSuccessAt) return <Line look="idle">Nothing was sent yet. Send a test to try it.</Line>;
  return (
    <Line look="good">
      Working. <LastSuccess at={lastSuccessAt} />
    </Line>
  );
}

function Disabled({ webhook, at }: { webhook: EndpointView; at: string }) {
  const { disabledBecause, waiting } = webhook;
  const meanwhile = `What happens meanwhile is not sent${waiting > 0 ? `; ${waiting} from before still wait` : ""}.`;
  switch (disabledBecause) {
    case "GONE":
      return (
        <Line look="bad">
          Muster switched it off <Time at={at} withDay />: the receiver answered 410 Gone.{" "}
          {meanwhile}
        </Line>
      );
    case "FAILING":
      return (
        <Line look="bad">
          Muster switched it off <Time at={at} withDay />, after nothing had got through for days.{" "}
          {meanwhile} Switch it on once the receiver is well.
        </Line>
      );
    default:
      return (
        <Line look="idle">
          Switched off <Time at={at} withDay />. {meanwhile}
        </Line>
      );
  }
}

function LastSuccess({ at }: { at: string | null }) {
  if (!at) return "No message has got through yet.";
  return (
    <>
      The last message got through <Time at={at} withDay />.
    </>
  );
}

const ICONS = {
  good: <CircleCheck size={16} aria-hidden className="text-good" />,
  bad: <CircleAlert size={16} aria-hidden className="text-danger" />,
  idle: <CircleDashed size={16} aria-hidden className="text-ink-faint" />,
} as const;

function Line({ look, children }: { look: keyof typeof ICONS; children: ReactNode }) {
  return (
    <p className="flex max-w-[72ch] gap-2 text-ink-soft">
      <span className="mt-[3px] shrink-0">{ICONS[look]}</span>
      <span>{children}</span>
    </p>
  );
}
