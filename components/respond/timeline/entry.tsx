"use client";
import { ExternalLink, KeyRound } from "lucide-react";
import { memo, useState } from "react";
import { Link } from "@/components/ui/link";
import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { EditEntry } from "./edit-entry";
import { KIND_NAMES } from "./kinds";
import { RemoveEntry } from "./remove-entry";

/** One line: a quiet sentence from Muster, or what a person wrote. Drawn again only when it changed. */
export const Entry = memo(function Entry(props: {
  incident: number;
  item: TimelineItem;
  mayWrite: boolean;
  /** Whether the page has room for the marks of its text. */
  hasRoom: boolean;
}) {
  const { incident, item, mayWrite, hasRoom } = props;
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const isHuman = item.origin === "HUMAN";
  const kind = KIND_NAMES[item.kind as keyof typeof KIND_NAMES];
  return (
    <li
      data-row
      tabIndex={-1}
      className="group timeline-entry grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-3 border-line border-t py-2.5 first:border-t-0"
    >
      <p className="pt-px text-ink-faint text-xs leading-5">
        <Time at={item.occurredAt} />
      </p>
      <div className="min-w-0">
        {isHuman ? (
          <p className="flex flex-wrap items-center gap-x-2 text-ink-faint text-xs leading-5">
            <span className="font-medium text-ink-soft">{item.author.name}</span>
            {kind}
            {item.keyMoment ? (
              <span className="inline-flex items-center gap-1 text-accent">
                <KeyRound size={11} aria-hidden /> Key moment
              </span>
            ) : null}
            {item.revision > 1 ? (
              <Link href={`/incidents/${incident}/entries/${item.id}`} className="underline">
                edited
              </Link>
            ) : null}
          </p>
        ) : null}
        {editing ? (
          <EditEntry incident={incident} item={item} onDone={() => setEditing(false)} />
        ) : (
          <div
            className={
              item.removed ? "text-ink-faint line-through" : isHuman ? "" : "text-ink-soft"
            }
          >
            {isHuman ? (
              <Markdown text={item.body} hasRoom={hasRoom} />
            ) : (
              <p>
                {item.body} <span className="text-ink-faint text-xs">{item.author.name}</span>
              </p>
            )}
          </div>
        )}
        {item.removed ? (
          <p className="text-ink-faint text-xs">
            Removed by {item.removed.by}: {item.removed.reason}
          </p>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          {item.evidenceUrl ? (
            <a
              href={item.evidenceUrl}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="inline-flex items-center gap-1 text-accent text-xs"
            >
              <ExternalLink size={11} aria-hidden /> Evidence
            </a>
          ) : null}
          {isHuman && mayWrite && !item.removed && !editing ? (
            <>
              <EntryButton onClick={() => setEditing(true)}>Edit</EntryButton>
              <EntryButton onClick={() => setRemoving(true)}>Remove</EntryButton>
            </>
          ) : null}
        </div>
      </div>
      {removing ? (
        <RemoveEntry incident={incident} item={item} onClose={() => setRemoving(false)} />
      ) : null}
    </li>
  );
});

function EntryButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-sm text-ink-faint text-xs hover:text-ink hover:underline"
    >
      {children}
    </button>
  );
}
