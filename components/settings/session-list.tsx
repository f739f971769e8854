"use client";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { revokeOtherSessions, revokeSession } from "@/lib/people/actions";
import { nameDevice } from "@/lib/people/device-words";

type Session = {
  readonly id: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly lastSeenAt: string;
  readonly isThisOne: boolean;
};

/** Where one is signed in; any of it can be ended from here. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const one = useAction(revokeSession);
  const others = useAction(revokeOtherSessions);
  return (
    <div className="flex flex-col gap-4">
      <ul className="divide-y rounded-md border bg-panel">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-3 px-4 py-3"
          >
            <div className="min-w-0">
              <p className="truncate font-medium">{nameDevice(session.userAgent)}</p>
              <p className="text-ink-faint text-sm">
                {session.ip ?? "Unknown address"} · last seen{" "}
                <Time at={session.lastSeenAt} withDay />
              </p>
            </div>
            {session.isThisOne ? (
              <span className="text-ink-soft text-sm">This session</span>
            ) : (
              <Button
                size="sm"
                pending={one.pending}
                onClick={() => one.run({ sessionId: session.id })}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button className="self-start" pending={others.pending} onClick={() => others.run({})}>
          End all others
        </Button>
      ) : null}
    </div>
  );
}
