"use client";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { ActionItemsSection } from "./action-items-section";
import { ComputedImpact } from "./computed-impact";
import { aroundActionItems } from "./order";
import type { PostmortemData, WithImpact } from "./postmortem-data";
import { SectionThreads } from "./review/section-threads";
import { VerdictNotes } from "./review/verdict-notes";
import { LanguageNote } from "./sections/language-note";
import { SectionEditor } from "./sections/section-editor";
import { useLanguage } from "./sections/use-language";
import { SummarySection } from "./summary-section";
import { TimelineSection } from "./timeline-section";

/** The text while it is written and reviewed. */
export function DraftArticle(
  props: PostmortemData & WithImpact & { disabledReason: string | null },
) {
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
        >
          {section.key === "slo-impact" ? <ComputedImpact text={props.sloImpact} isLive /> : null}
        </SectionEditor>
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
