"use client";
import { useState } from "react";
import { EditEntry } from "@/components/timeline/edit-entry";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Markdown } from "@/components/ui/markdown";
import { Time } from "@/components/ui/time";
import { explainPermission, mayRole } from "@/lib/access/permissions";
import type { TimelineItem } from "@/lib/timeline/view";
import { ChooseEntries } from "./choose-entries";
import type { PostmortemData } from "./postmortem-page";
import { SectionHeading } from "./section-heading";

/**
 * The key moments in the order in which they happened. They are the incident's own entries: an edit here
 * is an edit there, and only another time moves one.
 */
export function TimelineSection({ postmortem, timeline, role }: PostmortemData) {
  const [choosing, setChoosing] = useState(false);
  const incident = postmortem.incident.number;
  const reason = reasonOf(postmortem.state, mayRole(role, "timeline.write"));
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
          <Row key={item.id} incident={incident} item={item} mayEdit={reason === null} />
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

function reasonOf(state: PostmortemData["postmortem"]["state"], mayWrite: boolean): string | null {
  if (!mayWrite) return explainPermission("timeline.write");
  return state === "PUBLISHED" ? "This postmortem is published; its text is frozen." : null;
}

function Row(props: { incident: number; item: TimelineItem; mayEdit: boolean }) {
  const { incident, item, mayEdit } = props;
  const [editing, setEditing] = useState(false);
  return (
    <li className="grid grid-cols-[12.5rem_minmax(0,1fr)] gap-3 py-2 max-sm:grid-cols-1 max-sm:gap-0">
      <span className="text-ink-soft text-sm">
        <Time at={item.occurredAt} withDay />
      </span>
      <div className="min-w-0">
        {editing ? (
          <EditEntry incident={incident} item={item} onDone={() => setEditing(false)} />
        ) : (
          <Markdown text={item.body} />
        )}
        <span className="flex gap-3 text-sm">
          {item.evidenceUrl ? (
            <a
              href={item.evidenceUrl}
              rel="noopener noreferrer nofollow"
              target="_blank"
              className="text-accent"
            >
              Evidence
            </a>
          ) : null}
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
        </span>
      </div>
    </li>
  );
}
