"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import {
  type Question,
  questionOf,
  type Wish,
} from "@/components/learn/action-items/item/questions";
import { editManyItems } from "@/lib/learn/action-items/actions";
import type { RefusedItem } from "@/lib/learn/action-items/editing/edit-many";
import type { ActionItemView } from "@/lib/learn/action-items/view";

type Outcome = { readonly changed: number; readonly refused: readonly RefusedItem[] };

/**
 * Changes all chosen items at once; a question that the change raises for any of them is asked once for all.
 * @param onKeep gets the ids of those that were refused, to stay chosen
 */
export function useBulkEdit(
  items: readonly ActionItemView[],
  onKeep: (ids: readonly string[]) => void,
) {
  const { run, pending, fields, message, clear } = useAction(editManyItems);
  const [asked, setAsked] = useState<{ wish: Wish; question: Question } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  function send(wish: Wish, onDone?: (result: undefined) => void) {
    const based = items.map(({ id, version }) => ({ actionItemId: id, version }));
    run({ ...wish, items: based }, ({ changed, refused }) => {
      onDone?.(undefined);
      setAsked(null);
      setOutcome(refused.length > 0 ? { changed: changed.length, refused } : null);
      if (refused.length === 0) toast.success(`${changed.length} changed`);
      onKeep(refused.map(({ actionItemId }) => actionItemId));
    });
  }
  function change(wish: Wish) {
    const question = items.map((item) => questionOf(item, wish)).find((each) => each !== null);
    clear();
    setOutcome(null);
    if (question) setAsked({ wish, question });
    else send(wish);
  }
  function answer({ text }: { text: string }, onDone?: (result: undefined) => void) {
    if (!asked) return;
    send({ ...asked.wish, ...(text.trim() && { [asked.question.field]: text }) }, onDone);
  }
  const dismiss = () => setAsked(null);
  const question = asked?.question ?? null;
  return {
    change,
    pending,
    outcome,
    message: asked ? null : message,
    asking: { key: "bulk", question, dismiss, run: answer, pending, fields, message, clear },
  };
}
