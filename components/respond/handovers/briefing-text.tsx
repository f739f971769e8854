"use client";
import { CopyButton } from "@/components/ui/text/copy-button";
import { Time } from "@/components/ui/time/time";
import { briefingMarkdown } from "@/lib/respond/handovers/briefing-markdown";
import type { Briefing } from "@/lib/respond/handovers/schemas";

/** What the next commander needs to know, section by section. */
export function BriefingText({ briefing }: { briefing: Briefing }) {
  return (
    <dl className="gap-x-8 sm:columns-2">
      {briefing.sections.map(({ title, lines }) => (
        <div key={title} className="break-inside-avoid pb-3">
          <dt className="font-medium text-ink-soft text-xs">{title}</dt>
          {lines.map(({ text, at }) => (
            <dd key={`${text} ${at}`} className="break-words py-0.5 text-sm">
              {text}
              {at ? (
                <span className="tabular text-ink-faint text-xs">
                  {" "}
                  <Time at={at} />
                </span>
              ) : null}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** Takes the briefing elsewhere: to a chat, or into a document. */
export function CopyBriefing({ briefing, incident }: { briefing: Briefing; incident: number }) {
  return (
    <CopyButton look="ghost" text={briefingMarkdown(briefing, `INC-${incident}`)}>
      Copy as Markdown
    </CopyButton>
  );
}
