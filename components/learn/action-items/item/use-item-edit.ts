"use client";
import { useEffect, useRef, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { editActionItem } from "@/lib/learn/action-items/actions";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import { type Question, questionOf, type Wish } from "./questions";

/** Changes an item in place: at once, or after the question that the change raises. */
export function useItemEdit(item: ActionItemView) {
  const { send, pending, fields, message, clear } = useTurns(item);
  const [asked, setAsked] = useState<{ wish: Wish; question: Question } | null>(null);
  /** @returns whether it is on its way, without a question */
  function change(wish: Wish, onDone?: () => void): boolean {
    const question = questionOf(item, wish);
    clear();
    if (question) setAsked({ wish, question });
    else send({ wish, onDone });
    return question === null;
  }
  function answer({ text }: { text: string }, onDone?: (result: undefined) => void) {
    if (!asked) return;
    const said = text.trim() ? { [asked.question.field]: text } : {};
    const close = () => {
      onDone?.(undefined);
      setAsked(null);
    };
    send({ wish: { ...asked.wish, ...said }, onDone: close });
  }
  return {
    change,
    pending,
    /** What was refused, unless the dialog shows it. */
    message: asked ? null : message,
    asking: {
      key: item.id,
      question: asked?.question ?? null,
      dismiss: () => setAsked(null),
      run: answer,
      pending,
      fields,
      message,
      clear,
    },
  };
}
export type ItemEdit = ReturnType<typeof useItemEdit>;

type Turn = { readonly wish: Wish; readonly onDone: (() => void) | undefined };

/**
 * Sends one change after the other, each based on what the one before made: two fields changed in a breath
 * are not two people who disagree. After a refusal the rest waits for nobody.
 */
function useTurns(item: ActionItemView) {
  const { run, pending, fields, message, clear } = useAction(editActionItem);
  const ownVersion = useRef(item.version);
  const isBusy = useRef(false);
  const waiting = useRef<Turn[]>([]);
  function send(turn: Turn) {
    if (isBusy.current) {
      waiting.current.push(turn);
      return;
    }
    isBusy.current = true;
    const version = Math.max(ownVersion.current, item.version);
    run({ actionItemId: item.id, version, ...turn.wish }, (changed) => {
      ownVersion.current = changed.version;
      turn.onDone?.();
    });
  }
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (pending) return;
    isBusy.current = false;
    const turns = waiting.current.splice(0);
    if (message !== null) return;
    for (const turn of turns) latest.current(turn);
  }, [pending, message]);
  return { send, pending, fields, message, clear };
}
