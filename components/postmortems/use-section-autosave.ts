"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { useDraft } from "@/components/ui/draft";
import { editSection } from "@/lib/postmortems/actions";
import type { PostmortemView } from "@/lib/postmortems/view";

type Section = PostmortemView["sections"][number];
export type Conflict = { readonly body: string; readonly version: number; readonly by: string };

const QUIET_MS = 1_000;

/**
 * A section's text while it is written. It is kept in this browser at every key and saved a second after
 * the last one. A save that somebody else overtook becomes a conflict with both texts.
 */
export function useSectionAutosave(incident: number, section: Section) {
  const router = useRouter();
  const draft = useDraft(`postmortem-${incident}-${section.key}`, section.body);
  const [version, setVersion] = useState(section.version);
  const [saved, setSaved] = useState(section.body);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isUnsaved = draft.text !== saved;

  useEffect(() => {
    // A newer text from the server, for instance an accepted suggestion, while nothing is being written.
    if (section.version <= version || isUnsaved) return;
    setVersion(section.version);
    setSaved(section.body);
    draft.write(section.body);
  }, [section.version, section.body, version, isUnsaved, draft.write]);

  const save = useCallback(
    async (body: string, basedOn: number) => {
      clearTimeout(timer.current);
      setSaving(true);
      const answer = await editSection({
        incident,
        key: section.key,
        body,
        version: basedOn,
      }).catch(() => null);
      setSaving(false);
      if (answer?.ok) {
        setVersion(answer.result.version);
        setSaved(body);
        setConflict(null);
        setProblem(null);
        localStorage.removeItem(`postmortem-${incident}-${section.key}`);
        router.refresh();
      } else if (answer?.code === "CONFLICT" && answer.current)
        setConflict(answer.current as Conflict);
      else
        setProblem(
          answer?.message ?? "Not saved: Muster cannot be reached. Your text is kept here.",
        );
    },
    [incident, section.key, router],
  );

  function write(text: string) {
    draft.write(text);
    clearTimeout(timer.current);
    if (!conflict) timer.current = setTimeout(() => void save(text, version), QUIET_MS);
  }
  function takeTheirs() {
    if (!conflict) return;
    setVersion(conflict.version);
    setSaved(conflict.body);
    draft.write(conflict.body);
    setConflict(null);
  }

  return {
    text: draft.text,
    write,
    isUnsaved,
    conflict,
    status: statusOf(saving, problem, isUnsaved, section.updatedBy),
    saveNow: () => isUnsaved && !conflict && void save(draft.text, version),
    keepMine: () => conflict && void save(draft.text, conflict.version),
    takeTheirs,
  };
}

function statusOf(saving: boolean, problem: string | null, isUnsaved: boolean, by: string): string {
  if (saving) return "Saving";
  if (problem) return problem;
  return isUnsaved ? "Not saved yet" : `Saved, last by ${by}`;
}
