"use client";
import { useState } from "react";
import { tellWriting, tellWritten } from "@/components/respond/presence/tell";
import { Button } from "@/components/ui/button";
import { CONTROL, Field } from "@/components/ui/field";
import { useDraft } from "@/components/ui/form/draft";
import { Markdown } from "@/components/ui/text/markdown";

/**
 * A message that begins as a proposal. The proposal follows the record until somebody types; from then on
 * the words are theirs, kept as a draft, and nothing replaces them.
 */
export function useProposedMessage(incident: number, proposal: string) {
  const draft = useDraft(`update-${incident}`);
  const [hasTyped, setTyped] = useState(false);
  const isOwn = hasTyped || draft.text !== "";
  const write = (text: string) => {
    setTyped(true);
    draft.write(text);
  };
  const startOver = () => {
    setTyped(false);
    draft.clear();
  };
  return { text: isOwn ? draft.text : proposal, isOwn, write, startOver };
}

/** The message, what it will look like, and whether it is still only a proposal. */
export function ProposedMessage(props: {
  incident: number;
  message: ReturnType<typeof useProposedMessage>;
  error: string | undefined;
}) {
  const { incident, message, error } = props;
  return (
    <div className="flex flex-col gap-1">
      <Field
        label="Message"
        hint={
          message.isOwn
            ? "Markdown."
            : "Proposed from the record. Read it, and change what you like."
        }
        error={error}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={9}
            value={message.text}
            onChange={(event) => {
              message.write(event.target.value);
              tellWriting(incident, "update");
            }}
            onBlur={() => tellWritten(incident, "update")}
            className={CONTROL}
          />
        )}
      </Field>
      {message.isOwn ? (
        <Button size="sm" look="ghost" className="self-start" onClick={message.startOver}>
          Discard and propose again
        </Button>
      ) : null}
      <details>
        <summary className="w-fit cursor-pointer py-1 text-ink-soft text-sm">Preview</summary>
        <div className="mt-1 border-line-strong border-l-2 pl-3">
          <Markdown text={message.text} />
        </div>
      </details>
    </div>
  );
}
