"use client";
import { type FormEvent, useRef } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { useDraft } from "@/components/ui/form/draft";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import { commentOnItem } from "@/lib/learn/action-items/actions";
import type { CommentView } from "@/lib/learn/action-items/comments";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import { crowdedOut } from "@/lib/platform/core/markdown/bounds";

/** What people said about an item, and where one says more. What is typed is kept until it is sent. */
export function ItemComments(props: {
  item: ActionItemView;
  comments: readonly CommentView[];
  disabledReason: string | null;
}) {
  const { item, comments, disabledReason } = props;
  const crowded = crowdedOut(comments, ({ body }) => body);
  return (
    <section aria-labelledby="comments">
      <h2 id="comments" className="font-medium">
        Comments
      </h2>
      {comments.length === 0 ? (
        <p className="mt-2 text-ink-faint text-sm">
          Nobody said anything yet. What would help the owner to finish this?
        </p>
      ) : (
        <ol className="mt-3 flex flex-col gap-4">
          {comments.map((comment) => (
            <li key={comment.id} className="border-line border-l-2 pl-3">
              <p className="text-ink-faint text-xs">
                <span className="font-medium text-ink-soft">{comment.by.name}</span> ·{" "}
                <Time at={comment.recordedAt} withDay />
              </p>
              <Markdown text={comment.body} hasRoom={!crowded.has(comment)} />
            </li>
          ))}
        </ol>
      )}
      <CommentForm item={item} disabledReason={disabledReason} />
    </section>
  );
}

function CommentForm({
  item,
  disabledReason,
}: Omit<Parameters<typeof ItemComments>[0], "comments">) {
  const { run, pending, fields, message } = useAction(commentOnItem);
  const draft = useDraft(`action-item:${item.id}:comment`);
  const field = useRef<HTMLTextAreaElement>(null);
  useShortcut({
    key: "C",
    label: "Write a comment",
    disabledReason,
    run: () => field.current?.focus(),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (disabledReason === null) run({ actionItemId: item.id, body: draft.text }, draft.clear);
  }
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col items-start gap-3">
      <Field
        label="Comment"
        hint="Markdown. @ and the first part of somebody's e-mail address tells them. It stays as you send it."
        error={fields.body}
        className="w-full"
      >
        {(wiring) => (
          <textarea
            {...wiring}
            ref={field}
            rows={3}
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
            }}
            className={CONTROL}
          />
        )}
      </Field>
      <FormError message={fields.body ? null : message} />
      <Button type="submit" pending={pending} disabledReason={disabledReason} shortcut="C">
        Comment
      </Button>
    </form>
  );
}
