"use client";
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { anchorOf } from "@/components/learn/postmortems/anchor";
import { RemarkList } from "@/components/learn/postmortems/remark-list";
import { useRemarks } from "@/components/learn/postmortems/use-remarks";
import { tellWriting, tellWritten } from "@/components/respond/presence/tell";
import { WhoWrites } from "@/components/respond/presence/who-writes";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { MarkdownField } from "@/components/ui/markdown-editor/markdown-field";
import { Markdown } from "@/components/ui/text/markdown";
import {
  type CheckOptions,
  type Remark,
  RULES,
} from "@/lib/learn/postmortems/language/blameless-rules";
import { SECTIONS } from "@/lib/learn/postmortems/template";
import type { PostmortemView } from "@/lib/learn/postmortems/view";
import { useSectionAutosave } from "./use-section-autosave";

type Section = PostmortemView["sections"][number];

const ConflictPanel = lazy(async () => ({
  default: (await import("./conflict-panel")).ConflictPanel,
}));

/** One section: read as a document, written in place, saved by itself a moment after the last key. */
export function SectionEditor(props: {
  incident: number;
  /** Who looks at it. */
  me: string;
  section: Section;
  language: CheckOptions;
  disabledReason: string | null;
  /** What Muster says by itself, above the text. */
  children?: ReactNode;
}) {
  const { incident, me, section, language, disabledReason } = props;
  const [writing, setWriting] = useState(false);
  const [selected, setSelected] = useState<Remark | null>(null);
  const draft = useSectionAutosave(incident, section, disabledReason === null);
  const text = disabledReason === null ? draft.text : section.body;
  const remarks = useRemarks(language, section.key, text);
  const marks = useMemo(() => remarks.map(markOf), [remarks]);
  const edit = useRef<HTMLButtonElement>(null);
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
          <HistoryLink incident={incident} section={section} />
          <Button
            ref={edit}
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
      {props.children}
      {isOpen && disabledReason === null ? (
        <div className="mt-2 flex flex-col gap-2">
          <MarkdownField
            ref={draft.field}
            label={section.title}
            text={text}
            placeholder={SECTIONS[section.key].prompt}
            marks={marks}
            selected={selected}
            takesFocus={writing}
            onWrite={(next) => {
              draft.saver.write(next);
              tellWriting(incident, place);
            }}
            onBlur={() => {
              void draft.saver.save();
              tellWritten(incident, place);
            }}
            onLeave={() => edit.current?.focus()}
          />
          {draft.overtakenBy ? (
            <Suspense>
              <ConflictPanel
                title={section.title}
                base={draft.base.body}
                mine={draft.text}
                newer={draft.overtakenBy}
                settle="Save this"
                onSettle={(settled) => void draft.saver.settle(settled)}
              />
            </Suspense>
          ) : null}
        </div>
      ) : (
        <div className="mt-2">
          {text.trim() ? (
            <Markdown text={text} />
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

function markOf({ rule, start, end }: Remark) {
  const { why, ask } = RULES[rule];
  return { start, end, note: `${why}\nAsk instead: ${ask}` };
}

function HistoryLink({ incident, section }: { incident: number; section: Section }) {
  return (
    <Link
      href={`/incidents/${incident}/postmortem/history/${section.key}`}
      className="hover:text-ink"
    >
      History<span className="sr-only"> of {section.title}</span>
    </Link>
  );
}
