"use client";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { explainPermission, mayRole } from "@/lib/access/permissions";
import { editPostmortem, publishPostmortem } from "@/lib/postmortems/actions";
import type { PostmortemData } from "./postmortem-page";
import { STATE_NAMES } from "./states";

/** State, owner and due date; managers publish what others own. */
export function PublishBar({ postmortem, people, role }: PostmortemData) {
  const publish = useAction(publishPostmortem);
  const edit = useAction(editPostmortem);
  const incident = postmortem.incident.number;
  const isFrozen = postmortem.state === "PUBLISHED" || !mayRole(role, "postmortem.write");
  const owner = postmortem.owner;
  const choices = owner && !people.some(({ id }) => id === owner.id) ? [owner, ...people] : people;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <span className="rounded-sm bg-sunken px-2 py-0.5 font-medium">
        {STATE_NAMES[postmortem.state]}
      </span>
      <span className="flex items-center gap-2 text-ink-soft">
        Owner
        {isFrozen ? (
          <span className="text-ink">{owner?.name ?? "Nobody"}</span>
        ) : (
          <select
            aria-label="Owner"
            value={owner?.id ?? ""}
            onChange={(event) => edit.run({ incident, ownerId: event.target.value || null })}
            className="h-8 rounded-sm border border-line-strong/60 bg-panel px-2 text-ink"
          >
            <option value="">Nobody</option>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </span>
      {postmortem.dueAt && !postmortem.publishedAt ? (
        <span className="text-ink-soft">
          Due <Time at={postmortem.dueAt} withDay />
        </span>
      ) : null}
      {postmortem.publishedAt ? (
        <span className="text-ink-soft">
          <Time at={postmortem.publishedAt} withDay />
        </span>
      ) : (
        <Button
          size="sm"
          pending={publish.pending}
          disabledReason={
            mayRole(role, "postmortem.publish") ? null : explainPermission("postmortem.publish")
          }
          onClick={() => publish.run({ incident })}
        >
          Publish
        </Button>
      )}
      {(publish.message ?? edit.message) ? (
        <p role="alert" className="text-sev1">
          {publish.message ?? edit.message}
        </p>
      ) : null}
    </div>
  );
}
