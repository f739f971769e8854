import Link from "next/link";
import { Markdown } from "@/components/ui/markdown";
import { Time } from "@/components/ui/time";
import type { PostmortemData } from "./postmortem-page";
import { SectionHeading } from "./section-heading";

/** The key moments in order. They are the incident's own entries: edited there, they change here. */
export function TimelineSection({ postmortem, timeline }: PostmortemData) {
  return (
    <section>
      <SectionHeading title="Timeline">
        <Link
          href={`/incidents/${postmortem.incident.number}`}
          className="text-accent text-sm"
          data-print="no"
        >
          Choose key moments in the incident
        </Link>
      </SectionHeading>
      <ol className="mt-2 divide-y">
        {timeline.map((item) => (
          <li
            key={item.id}
            className="grid grid-cols-[12.5rem_minmax(0,1fr)] gap-3 py-2 max-sm:grid-cols-1 max-sm:gap-0"
          >
            <span className="text-ink-soft text-sm">
              <Time at={item.occurredAt} withDay />
            </span>
            <div className="min-w-0">
              <Markdown text={item.body} />
              {item.evidenceUrl ? (
                <a
                  href={item.evidenceUrl}
                  rel="noopener noreferrer nofollow"
                  target="_blank"
                  className="text-accent text-sm"
                >
                  Evidence
                </a>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
