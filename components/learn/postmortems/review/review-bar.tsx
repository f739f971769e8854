"use client";
import { useAction } from "@/components/frame/use-action";
import type { PostmortemData } from "@/components/learn/postmortems/postmortem-data";
import { STATE_NAMES, STATE_TONES } from "@/components/learn/postmortems/states";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import { editPostmortem } from "@/lib/learn/postmortems/actions";
import { mayRole } from "@/lib/platform/access/permissions";
import { ReviewActions } from "./review-actions";
import { ReviewerList } from "./reviewer-list";

/** Where the document stands between draft and published: state, owner, due date, reviewers, the next step. */
export function ReviewBar(props: PostmortemData) {
  const { postmortem } = props;
  const [newest] = postmortem.publications;
  const open = postmortem.threads.filter(({ resolved }) => resolved === null).length;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Badge tone={STATE_TONES[postmortem.state]}>{STATE_NAMES[postmortem.state]}</Badge>
        <Owner {...props} />
        {postmortem.dueAt && !postmortem.publishedAt ? (
          <span className="text-ink-soft">
            Due <Time at={postmortem.dueAt} withDay />
          </span>
        ) : null}
        {newest ? (
          <span className="text-ink-soft">
            <Link
              href={`/incidents/${postmortem.incident.number}/postmortem/revisions`}
              className="text-accent underline"
            >
              Revision {newest.revision}
            </Link>
            , published by {newest.by} on <Time at={newest.publishedAt} withDay />
          </span>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ReviewerList postmortem={postmortem} />
        {open > 0 && postmortem.state !== "PUBLISHED" ? (
          <span className="text-ink-soft">
            {open === 1 ? "1 open thread" : `${open} open threads`}
          </span>
        ) : null}
        <ReviewActions {...props} />
      </div>
    </div>
  );
}

function Owner({ postmortem, insiders, role }: PostmortemData) {
  const { run, message } = useAction(editPostmortem);
  const { owner, incident } = postmortem;
  const isFrozen = postmortem.state === "PUBLISHED" || !mayRole(role, "postmortem.write");
  const choices =
    owner && !insiders.some(({ id }) => id === owner.id) ? [owner, ...insiders] : insiders;
  return (
    <span className="flex flex-wrap items-center gap-2 text-ink-soft">
      Owner
      {isFrozen ? (
        <span className="text-ink">{owner?.name ?? "Nobody"}</span>
      ) : (
        <select
          aria-label="Owner"
          value={owner?.id ?? ""}
          onChange={(event) =>
            run({ incident: incident.number, ownerId: event.target.value || null })
          }
          className="h-8 rounded-sm border border-line-strong/60 bg-panel px-2 text-ink pointer-coarse:min-h-11"
        >
          <option value="">Nobody</option>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {message ? (
        <span role="alert" className="text-danger">
          {message}
        </span>
      ) : null}
    </span>
  );
}
