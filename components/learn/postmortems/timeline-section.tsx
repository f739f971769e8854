"use client";
import { type ReactNode, useState } from "react";
import { EditEntry } from "@/components/respond/timeline/edit-entry";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import type { PostmortemDocument } from "@/lib/learn/postmortems/markdown/markdown-rules";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { crowdedOut } from "@/lib/platform/core/markdown/bounds";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { ChooseEntries } from "./choose-entries";
import type { PostmortemData } from "./postmortem-data";
import { SectionHeading } from "./sections/section-heading";

/**
 * The key moments in the order in which they happened. They are the incident's own entries: an edit here
 * is an edit there, and only another time moves one.
 */
export function TimelineSection({ postmortem, timeline, role }: PostmortemData) {
  const [choosing, setChoosing] = useState(false);
  const incident = postmortem.incident.number;
  const crowded = crowdedOut(timeline, ({ body }) => body);
  const reason = mayRole(role, "timeline.write") ? null : explainPermission("timeline.write");
  return (
    <section>
      <SectionHeading title="Timeline">
        <span data-print="no">
          <Button size="sm" look="ghost" disabledReason={reason} onClick={() => setChoosing(true)}>
            Choose entries
          </Button>
        </span>
      </SectionHeading>
      {timeline.length === 0 ? (
        <p className="mt-2 text-ink-soft">No entry belongs to the document yet: choose some.</p>
      ) : null}
      <ol className="mt-2 divide-y">
        {timeline.map((item) => (
          <Row
            key={item.id}
            incident={incident}
            item={item}
            mayEdit={reason === null}
            hasRoom={!crowded.has(item)}
          />
        ))}
      </ol>
      <Dialog
        open={choosing}
        onOpenChange={setChoosing}
        size="lg"
        title="Choose entries"
        description="What is ticked stands in the document, in the order in which it happened."
      >
        <ChooseEntries incident={incident} />
      </Dialog>
    </section>
  );
}

function Row(props: { incident: number; item: TimelineItem; mayEdit: boolean; hasRoom: boolean }) {
  const { incident, item, mayEdit, hasRoom } = props;
  const [editing, setEditing] = useState(false);
  return (
    <Moment at={item.occurredAt} evidenceUrl={item.evidenceUrl}>
      {editing ? (
        <EditEntry incident={incident} item={item} onDone={() => setEditing(false)} />
      ) : (
        <EntryText item={item} hasRoom={hasRoom} />
      )}
      {mayEdit && item.origin === "HUMAN" && !editing ? (
        <button
          type="button"
          data-print="no"
          onClick={() => setEditing(true)}
          className="rounded-sm text-ink-faint text-xs hover:text-ink hover:underline"
        >
          Edit entry
        </button>
      ) : null}
    </Moment>
  );
}

/** People write Markdown; what Muster says is text. */
function EntryText({ item, hasRoom }: { item: TimelineItem; hasRoom: boolean }) {
  if (item.origin !== "HUMAN") return <p>{item.body}</p>;
  return <Markdown text={item.body} hasRoom={hasRoom} />;
}

/** The moments of a published text, as they stood when it was published. */
export function FrozenTimeline({ timeline }: Pick<PostmortemDocument, "timeline">) {
  const crowded = crowdedOut(timeline, ({ text }) => text);
  return (
    <section>
      <SectionHeading title="Timeline" />
      <ol className="mt-2 divide-y">
        {timeline.map((moment) => (
          <Moment key={`${moment.at} ${moment.text}`} {...moment}>
            <Markdown text={moment.text} hasRoom={!crowded.has(moment)} />
          </Moment>
        ))}
      </ol>
    </section>
  );
}

function Moment(props: { at: string; evidenceUrl: string | null; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[12.5rem_minmax(0,1fr)] gap-3 py-2 print:grid-cols-[15rem_minmax(0,1fr)] max-sm:grid-cols-1 max-sm:gap-0">
      <span className="text-ink-soft text-sm">
        <Time at={props.at} withDay />
      </span>
      <div className="min-w-0">
        {props.children}
        {props.evidenceUrl ? (
          <a
            href={props.evidenceUrl}
            rel="noopener noreferrer nofollow"
            target="_blank"
            className="mr-3 text-accent text-sm"
          >
            Evidence
          </a>
        ) : null}
      </div>
    </li>
  );
}
