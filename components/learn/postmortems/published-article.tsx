import { Markdown } from "@/components/ui/text/markdown";
import type { PostmortemDocument } from "@/lib/learn/postmortems/markdown/markdown-rules";
import type { PostmortemView } from "@/lib/learn/postmortems/view";
import { ActionItemsSection } from "./action-items-section";
import { ComputedImpact } from "./computed-impact";
import { aroundActionItems } from "./order";
import type { PostmortemData } from "./postmortem-data";
import { SectionHeading } from "./sections/section-heading";
import { SummarySection } from "./summary-section";
import { FrozenTimeline } from "./timeline-section";

type Section = PostmortemView["sections"][number];

/** The published text to read: as it was frozen, with nothing to press but its action items, which live on. */
export function PublishedArticle(props: PostmortemData & { published: PostmortemDocument }) {
  const { postmortem, published } = props;
  const [impact, ...rest] = postmortem.sections;
  const { before, after } = aroundActionItems(rest);
  return (
    <article className="flex min-w-0 flex-col gap-8">
      <SummarySection {...props}>
        {impact ? <Text section={impact} published={published} /> : null}
      </SummarySection>
      <FrozenTimeline timeline={published.timeline} />
      {before.map((section) => (
        <Text key={section.key} section={section} published={published} />
      ))}
      <ActionItemsSection {...props} />
      {after.map((section) => (
        <Text key={section.key} section={section} published={published} />
      ))}
    </article>
  );
}

function Text({ section, published }: { section: Section; published: PostmortemDocument }) {
  const text = published.sections[section.key];
  const computed = section.key === "slo-impact" ? (published.sloImpact ?? null) : null;
  return (
    <section>
      <SectionHeading title={section.title} />
      <ComputedImpact text={computed} />
      <div className="mt-2">
        {text.trim() ? (
          <Markdown text={text} />
        ) : computed ? null : (
          <p className="text-ink-faint">Nothing was written.</p>
        )}
      </div>
    </section>
  );
}
