"use client";
import { Printer } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { SeverityMark } from "@/components/incidents/severity-mark";
import { RoomPresence } from "@/components/presence/room-presence";
import { Button } from "@/components/ui/button";
import { explainPermission, mayRole, type Role } from "@/lib/access/permissions";
import { formatMinutes } from "@/lib/core/duration";
import type { CheckOptions } from "@/lib/postmortems/blameless-rules";
import type { PostmortemView } from "@/lib/postmortems/view";
import type { TimelineItem } from "@/lib/timeline/view";
import { ActionItemsSection } from "./action-items-section";
import { anchorOf } from "./anchor";
import { ExportLinks } from "./export-links";
import { LanguageNote } from "./language-note";
import { PublishBar } from "./publish-bar";
import { SectionEditor } from "./section-editor";
import { SuggestionList } from "./suggestion-list";
import { SummarySection } from "./summary-section";
import { TimelineSection } from "./timeline-section";

export type PostmortemData = {
  readonly postmortem: PostmortemView;
  readonly timeline: readonly TimelineItem[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly role: Role;
  /** Who looks at it. */
  readonly me: string;
  readonly now: string;
};

/** The document in the middle, its outline left, what the facts suggest right. */
export function PostmortemPage(props: PostmortemData) {
  const { postmortem, role } = props;
  const { incident } = postmortem;
  const language = useLanguage(props);
  const frozen =
    postmortem.state === "PUBLISHED" ? "This postmortem is published; its text is frozen." : null;
  const reason = mayRole(role, "postmortem.write") ? frozen : explainPermission("postmortem.write");
  const pending = postmortem.suggestions.filter(({ state }) => state === "PENDING");
  const [impact, ...rest] = postmortem.sections;
  const lessons = rest.filter(({ key }) => key === "lessons" || key === "slo-impact");
  const before = rest.filter((section) => !lessons.includes(section));
  return (
    <>
      <header className="border-b bg-panel px-4 pt-4 pb-4 md:px-8 md:pt-6">
        <div className="flex flex-wrap items-center gap-3 text-ink-soft text-sm">
          <SeverityMark severity={incident.severity} />
          <Link href={`/incidents/${incident.number}`} className="text-accent">
            {incident.ref}
          </Link>
          <span>{formatMinutes(incident.durations.toResolveMinutes)}</span>
          <RoomPresence incident={incident.number} me={props.me} />
        </div>
        <h1 className="mt-2 max-w-[60ch] font-semibold text-xl tracking-tight">
          Postmortem: {incident.title}
        </h1>
        <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
          <PublishBar {...props} />
          <div className="flex flex-wrap justify-end gap-2 max-sm:justify-start" data-print="no">
            <ExportLinks incident={incident.number} />
            <Button onClick={() => window.print()}>
              <Printer size={16} aria-hidden /> Print
            </Button>
          </div>
        </div>
      </header>
      <div className="grid gap-8 px-4 pt-6 md:px-8 xl:grid-cols-[minmax(0,46rem)_minmax(14rem,1fr)] 2xl:grid-cols-[10rem_minmax(0,46rem)_minmax(14rem,1fr)]">
        <Outline postmortem={postmortem} />
        <article className="flex min-w-0 flex-col gap-8">
          <LanguageNote postmortem={postmortem} language={language} disabledReason={reason} />
          <SummarySection {...props}>
            {impact ? (
              <SectionEditor
                incident={incident.number}
                me={props.me}
                section={impact}
                language={language}
                disabledReason={reason}
              />
            ) : null}
          </SummarySection>
          <TimelineSection {...props} />
          {before.map((section) => (
            <SectionEditor
              key={section.key}
              incident={incident.number}
              me={props.me}
              section={section}
              language={language}
              disabledReason={reason}
            />
          ))}
          <ActionItemsSection
            {...props}
            disabledReason={
              mayRole(role, "action-item.write") ? null : explainPermission("action-item.write")
            }
          />
          {lessons.map((section) => (
            <SectionEditor
              key={section.key}
              incident={incident.number}
              me={props.me}
              section={section}
              language={language}
              disabledReason={reason}
            />
          ))}
        </article>
        <SuggestionList incident={incident.number} suggestions={pending} disabledReason={reason} />
      </div>
    </>
  );
}

/** Whom the checker knows by name, and which of its rules are off here; the same until that changes. */
function useLanguage({ postmortem, people }: PostmortemData): CheckOptions {
  const { participants, mutedRules } = postmortem;
  const options: CheckOptions = {
    names: [...new Set([...participants, ...people.map(({ name }) => name)])],
    muted: mutedRules.map(({ rule }) => rule),
  };
  const key = JSON.stringify(options);
  return useMemo(() => JSON.parse(key) as CheckOptions, [key]);
}

function Outline({ postmortem }: { postmortem: PostmortemView }) {
  const titles = ["Summary", "Timeline", ...postmortem.sections.slice(1).map(({ title }) => title)];
  titles.splice(titles.length - 2, 0, "Action Items");
  return (
    <nav aria-label="Sections" className="hidden 2xl:block">
      <ul className="sticky top-6 flex flex-col gap-1 text-sm">
        {titles.map((title) => (
          <li key={title}>
            <a href={`#${anchorOf(title)}`} className="text-ink-soft hover:text-ink">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
