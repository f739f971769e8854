"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Time } from "@/components/ui/time/time";
import { revokeOtherSessions, revokeSession } from "@/lib/people/people/actions";
import { nameDevice } from "@/lib/people/people/sign-in/device-words";

type Session = {
  readonly id: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly lastSeenAt: string;
  readonly isThisOne: boolean;
};

/** Where one is signed in; any of it can be ended from here. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const others = useAction(revokeOtherSessions);
  const [asking, setAsking] = useState(false);
  const count = sessions.length - 1;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[72ch] text-ink-soft">
        A session ends 30 days after you signed in, and after a week in which you did not use it.
      </p>
      <ul className="divide-y rounded-md border bg-panel">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {count > 0 ? (
        <Button className="self-start" onClick={() => setAsking(true)}>
          End all others
        </Button>
      ) : null}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={count === 1 ? "End the other session?" : `End ${count} other sessions?`}
        doIt="End them"
        pending={others.pending}
        message={others.message}
        onConfirm={() => others.run({}, () => setAsking(false))}
      >
        Those browsers are signed out at once. What was typed there and not sent yet stays in them.
      </Confirm>
    </div>
  );
}

function SessionRow({ session }: { session: Session }) {
  const ending = useAction(revokeSession);
  const [asking, setAsking] = useState(false);
  const device = nameDevice(session.userAgent);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0">
        <p className="truncate font-medium">{device}</p>
        <p className="text-ink-faint text-sm">
          {session.ip ?? "Unknown address"} · last seen <Time at={session.lastSeenAt} withDay />
        </p>
      </div>
      {session.isThisOne ? (
        <span className="text-ink-soft text-sm">This session</span>
      ) : (
        <Button size="sm" onClick={() => setAsking(true)}>
          End<span className="sr-only"> {device}</span>
        </Button>
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`End the session on ${device}?`}
        doIt="End it"
        pending={ending.pending}
        message={ending.message}
        onConfirm={() => ending.run({ sessionId: session.id })}
      >
        That browser is signed out at once. What was typed there and not sent yet stays in it.
      </Confirm>
    </li>
  );
}
