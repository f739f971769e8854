"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import {
  reopenThread,
  replyInThread,
  resolveThread,
} from "@/lib/learn/postmortems/threads/actions";
import type { ThreadView } from "@/lib/learn/postmortems/threads/view";
import { crowdedOut } from "@/lib/platform/core/markdown/bounds";
import { CommentForm } from "./comment-form";

/** What was said in one conversation, and what can be done with it. */
export function ThreadCard(props: {
  incident: number;
  thread: ThreadView;
  disabledReason: string | null;
}) {
  const { incident, thread, disabledReason } = props;
  const [replying, setReplying] = useState(false);
  const settle = useAction(thread.resolved ? reopenThread : resolveThread);
  const crowded = crowdedOut(thread.comments, ({ body }) => body);
  const target = { incident, threadId: thread.id };
  return (
    <article className="rounded-md border bg-panel px-3 py-2.5">
      <ol className="flex flex-col gap-2.5">
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <p className="text-ink-faint text-xs">
              <span className="font-medium text-ink-soft">{comment.by.name}</span> ·{" "}
              <Time at={comment.at} withDay />
            </p>
            <Markdown text={comment.body} hasRoom={!crowded.has(comment)} />
          </li>
        ))}
      </ol>
      {thread.resolved ? (
        <p className="mt-2 text-ink-faint text-xs">
          Resolved by {thread.resolved.by} · <Time at={thread.resolved.at} withDay />
        </p>
      ) : null}
      {replying ? (
        <div className="mt-2">
          <CommentForm
            draftKey={`thread:${thread.id}`}
            label="Reply"
            action={replyInThread}
            target={target}
            onDone={() => setReplying(false)}
          />
        </div>
      ) : (
        <div className="mt-1.5 -ml-2 flex gap-1">
          {thread.resolved ? null : (
            <Button
              size="sm"
              look="ghost"
              disabledReason={disabledReason}
              onClick={() => setReplying(true)}
            >
              Reply
            </Button>
          )}
          <Button
            size="sm"
            look="ghost"
            pending={settle.pending}
            disabledReason={disabledReason}
            onClick={() => settle.run(target)}
          >
            {thread.resolved ? "Reopen" : "Resolve"}
          </Button>
        </div>
      )}
      {settle.message ? (
        <p role="alert" className="text-danger text-sm">
          {settle.message}
        </p>
      ) : null}
    </article>
  );
}
