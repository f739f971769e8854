"use client";
import { useState } from "react";
import { tellWriting, tellWritten } from "@/components/presence/tell";
import { WhoWrites } from "@/components/presence/who-writes";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import type { CheckOptions, Remark } from "@/lib/postmortems/blameless-rules";
import { SECTIONS } from "@/lib/postmortems/template";
import type { PostmortemView } from "@/lib/postmortems/view";
import { anchorOf } from "./anchor";
import { MarkedTextarea } from "./marked-textarea";
import { RemarkList } from "./remark-list";
import { useRemarks } from "./use-remarks";
import { type Conflict, useSectionAutosave } from "./use-section-autosave";

type Section = PostmortemView["sections"][number];

/** One section: read as a document, written in place, saved by itself a moment after the last key. */
export function SectionEditor(props: {
  incident: number;
  /** Who looks at it. */
  me: string;
  section: Section;
  language: CheckOptions;
  disabledReason: string | null;
}) {
  const { incident, me, section, language, disabledReason } = props;
  const [writing, setWriting] = useState(false);
  const [selected, setSelected] = useState<Remark | null>(null);
  const draft = useSectionAutosave(incident, section);
  const remarks = useRemarks(language, section.key, draft.text);
  const place = `section:${section.key}`;
  const isOpen = writing || draft.isUnsaved;
  return (
    <section>
      <div className="flex min-h-8 items-center justify-between gap-2 border-b pb-1">
        <h2 id={anchorOf(section.title)} className="scroll-mt-16 font-semibold text-lg">
          {section.title}
        </h2>
        <span className="flex items-center gap-2 text-ink-faint text-xs" data-print="no">
          <span className="font-medium text-accent">
            <WhoWrites incident={incident} userId={me} place={place} />
          </span>
          <span aria-live="polite">{draft.status}</span>
          <Button
            size="sm"
            look="ghost"
            disabledReason={disabledReason}
            onClick={() => setWriting(!isOpen)}
          >
            {isOpen ? "Done" : "Edit"}
            <span className="sr-only"> {section.title}</span>
          </Button>
        </span>
      </div>
      {isOpen && disabledReason === null ? (
        <div className="mt-2 flex flex-col gap-2">
          <MarkedTextarea
            remarks={remarks}
            selected={selected}
            aria-label={section.title}
            value={draft.text}
            onChange={(event) => {
              draft.write(event.target.value);
              tellWriting(incident, place);
            }}
            onBlur={() => {
              draft.saveNow();
              tellWritten(incident, place);
            }}
            placeholder={SECTIONS[section.key].prompt}
          />
          {draft.conflict ? (
            <ConflictPanel
              conflict={draft.conflict}
              mine={draft.text}
              onKeep={draft.keepMine}
              onTake={draft.takeTheirs}
            />
          ) : null}
        </div>
      ) : (
        <div className="mt-2">
          {draft.text.trim() ? (
            <Markdown text={draft.text} />
          ) : (
            <p className="text-ink-faint">{SECTIONS[section.key].prompt}</p>
          )}
        </div>
      )}
      <RemarkList
        incident={incident}
        title={section.title}
        remarks={remarks}
        disabledReason={disabledReason}
        onShow={(remark) => {
          setWriting(true);
          setSelected({ ...remark });
        }}
      />
    </section>
  );
}

/** Both texts side by side; nothing is overwritten until somebody chose. */
function ConflictPanel(props: {
  conflict: Conflict;
  mine: string;
  onKeep: () => void;
  onTake: () => void;
}) {
  return (
    <div role="alert" className="rounded-md border border-sev3 p-3 text-sm">
      <p className="font-medium">
        {props.conflict.by} changed this section while you were writing. Your text is kept.
      </p>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <div>
          <p className="text-ink-soft">Theirs</p>
          <p className="whitespace-pre-wrap rounded-sm bg-sunken p-2">{props.conflict.body}</p>
        </div>
        <div>
          <p className="text-ink-soft">Yours</p>
          <p className="whitespace-pre-wrap rounded-sm bg-sunken p-2">{props.mine}</p>
        </div>
      </div>
      <p className="mt-2 text-ink-soft">
        Bring both together in the field above, then save yours, or take theirs.
      </p>
      <div className="mt-2 flex gap-2">
        <Button size="sm" look="primary" onClick={props.onKeep}>
          Save mine
        </Button>
        <Button size="sm" onClick={props.onTake}>
          Take theirs
        </Button>
      </div>
    </div>
  );
}
