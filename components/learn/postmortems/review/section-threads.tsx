"use client";
import { MessageSquarePlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { openThread } from "@/lib/learn/postmortems/threads/actions";
import type { ThreadView } from "@/lib/learn/postmortems/threads/view";
import { CommentForm } from "./comment-form";
import { ThreadCard } from "./thread-card";

/** The conversations on one section: open ones to read, settled ones to unfold, and a new one to begin. */
export function SectionThreads(props: {
  incident: number;
  section: { readonly key: ThreadView["section"]; readonly title: string };
  threads: readonly ThreadView[];
  disabledReason: string | null;
}) {
  const { incident, section, disabledReason } = props;
  const [writing, setWriting] = useState(false);
  const threads = props.threads.filter((thread) => thread.section === section.key);
  const open = threads.filter(({ resolved }) => resolved === null);
  const settled = threads.filter(({ resolved }) => resolved !== null);
  const card = (thread: ThreadView) => (
    <li key={thread.id}>
      <ThreadCard incident={incident} thread={thread} disabledReason={disabledReason} />
    </li>
  );
  return (
    <div className="mt-2 flex flex-col items-start gap-2" data-print="no">
      {open.length > 0 ? (
        <ul aria-label={`Threads on ${section.title}`} className="flex w-full flex-col gap-2">
          {open.map(card)}
        </ul>
      ) : null}
      {settled.length > 0 ? (
        <details className="w-full">
          <summary className="w-fit cursor-pointer rounded-sm py-1 text-ink-faint text-sm hover:text-ink">
            {settled.length} resolved
            <span className="sr-only"> on {section.title}</span>
          </summary>
          <ul className="mt-1 flex flex-col gap-2">{settled.map(card)}</ul>
        </details>
      ) : null}
      {writing ? (
        <CommentForm
          draftKey={`thread:${incident}:${section.key}`}
          label={`Comment on ${section.title}`}
          action={openThread}
          target={{ incident, section: section.key }}
          onDone={() => setWriting(false)}
        />
      ) : (
        <Button
          size="sm"
          look="ghost"
          className="-ml-2 text-ink-faint"
          disabledReason={disabledReason}
          onClick={() => setWriting(true)}
        >
          <MessageSquarePlus size={14} aria-hidden /> Comment
          <span className="sr-only"> on {section.title}</span>
        </Button>
      )}
    </div>
  );
}
