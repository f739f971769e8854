import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time/time";
import type { MailHealth as Health } from "@/lib/tell/mail-deliveries/queries";

/** Mail in one line: not set up, failing since when, or when one last went through. */
export function MailHealth({ health }: { health: Health }) {
  const { isSetUp, lastSentAt, failingSince } = health;
  if (!isSetUp) {
    return (
      <Line icon={<CircleDashed size={16} aria-hidden className="text-ink-faint" />}>
        Mail is not set up, so Muster sends none. Whoever runs Muster sets <code>SMTP_URL</code> and{" "}
        <code>MAIL_FROM</code> and starts it again.
      </Line>
    );
  }
  if (failingSince) {
    return (
      <Line icon={<CircleAlert size={16} aria-hidden className="text-danger" />}>
        The mail server has not taken mail since <Time at={failingSince} withDay />.{" "}
        <LastSent at={lastSentAt} /> What waits is tried again by itself.
      </Line>
    );
  }
  return (
    <Line icon={<CircleCheck size={16} aria-hidden className="text-good" />}>
      Mail is set up. <LastSent at={lastSentAt} />
    </Line>
  );
}

function LastSent({ at }: { at: string | null }) {
  if (!at) return "No mail has gone through yet.";
  return (
    <>
      One last went through <Time at={at} withDay />.
    </>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex max-w-[72ch] gap-2 text-ink-soft">
      <span className="mt-[3px] shrink-0">{icon}</span>
      <span>{children}</span>
    </p>
  );
}
