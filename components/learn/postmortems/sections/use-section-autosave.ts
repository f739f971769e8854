"use client";
import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { attempt } from "@/components/frame/attempt";
import type { FieldHandle } from "@/components/ui/markdown-editor/field-props";
import { editSection } from "@/lib/learn/postmortems/actions";
import {
  type SaveAnswer,
  type SavedText,
  type SaverState,
  SectionSaver,
} from "@/lib/learn/postmortems/sections/section-saver";
import type { PostmortemView } from "@/lib/learn/postmortems/view";
import { makeDraftStore } from "./section-draft";

type Section = PostmortemView["sections"][number];

/**
 * A section's text while it is written. It is kept in this browser at every key and saved a second after
 * the last one; without a network it is saved when that returns.
 * @param mayWrite whether what an earlier visit left unsaved is taken up again.
 */
export function useSectionAutosave(incident: number, section: Section, mayWrite: boolean) {
  const router = useRouter();
  const field = useRef<FieldHandle>(null);
  const refresh = useRef(router.refresh);
  const [{ saver, drafts }] = useState(() => makeSaver(incident, section, field, refresh));
  const state = useSyncExternalStore(
    saver.subscribe,
    () => saver.state,
    () => saver.state,
  );

  useEffect(() => {
    const draft = mayWrite ? drafts.read() : null;
    if (draft) saver.restore(draft);
    window.addEventListener("online", saver.save);
    return () => {
      window.removeEventListener("online", saver.save);
      saver.stop();
    };
  }, [saver, drafts, mayWrite]);
  const { version, body, updatedBy: by } = section;
  const { isSaving } = state;
  useEffect(() => {
    // Again after each save: what came while it was on its way was left for its answer.
    if (!isSaving) saver.meet({ version, body, by });
  }, [saver, version, body, by, isSaving]);

  return {
    ...state,
    isUnsaved: state.text !== state.base.body,
    status: statusOf(state, by),
    field,
    saver,
  };
}

function makeSaver(
  incident: number,
  section: Section,
  field: RefObject<FieldHandle | null>,
  refresh: RefObject<() => void>,
) {
  const drafts = makeDraftStore(`postmortem-${incident}-${section.key}`);
  const { version, body, updatedBy: by } = section;
  const saver = new SectionSaver(
    { version, body, by },
    {
      keep: drafts.keep,
      show: (text) => field.current?.replace(text),
      send: async (text, basedOn) => {
        const input = { incident, key: section.key, body: text, version: basedOn };
        const answer = answerOf(await attempt(editSection, input));
        if (answer.kind === "saved") refresh.current();
        return answer;
      },
    },
  );
  return { saver, drafts };
}

function answerOf(answer: Awaited<ReturnType<typeof editSection>> | null): SaveAnswer {
  if (answer === null) return { kind: "unreachable" };
  if (answer.ok) return { kind: "saved", version: answer.result.version };
  const isOvertaken = answer.code === "CONFLICT" && answer.current !== undefined;
  if (isOvertaken) return { kind: "overtaken", newer: answer.current as SavedText };
  return { kind: "refused", message: answer.message };
}

function statusOf(state: SaverState, by: string): string {
  const { isSaving, problem, overtakenBy, mergedWith, text, base } = state;
  if (overtakenBy) return "Not saved: choose below what to keep";
  if (isSaving) return "Saving";
  if (problem) return problem;
  if (text !== base.body) return "Not saved yet";
  return mergedWith ? `Merged with what ${mergedWith} wrote` : `Saved, last by ${by}`;
}
