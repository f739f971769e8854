"use client";
import { useMemo } from "react";
import { SectionThreads } from "@/components/reviews/section-threads";
import { VerdictNotes } from "@/components/reviews/verdict-notes";
import { explainPermission, mayRole } from "@/lib/access/permissions";
import type { CheckOptions } from "@/lib/postmortems/blameless-rules";
import { ActionItemsSection } from "./action-items-section";
import { LanguageNote } from "./language-note";
import { aroundActionItems } from "./order";
import type { PostmortemData } from "./postmortem-page";
import { SectionEditor } from "./section-editor";
import { SummarySection } from "./summary-section";
import { TimelineSection } from "./timeline-section";

/** The text while it is written and reviewed. */
export function DraftArticle(props: PostmortemData & { disabledReason: string | null }) {
  const { postmortem, disabledReason } = props;
  const language = useLanguage(props);
  const [impact, ...rest] = postmortem.sections;
  const { before, after } = aroundActionItems(rest);
  const incident = postmortem.incident.number;
  const editor = (section: typeof impact) =>
    section ? (
      <div key={section.key}>
        <SectionEditor
          incident={incident}
          me={props.me}
          section={section}
          language={language}
          disabledReason={disabledReason}
        />
        <SectionThreads
          incident={incident}
          section={section}
          threads={postmortem.threads}
          disabledReason={
            mayRole(props.role, "postmortem.review") ? null : explainPermission("postmortem.review")
          }
        />
      </div>
    ) : null;
  return (
    <article className="flex min-w-0 flex-col gap-8">
      <VerdictNotes postmortem={postmortem} />
      <LanguageNote postmortem={postmortem} language={language} disabledReason={disabledReason} />
      <SummarySection {...props}>{editor(impact)}</SummarySection>
      <TimelineSection {...props} />
      {before.map(editor)}
      <ActionItemsSection {...props} />
      {after.map(editor)}
    </article>
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
