"use client";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { RoomPresence } from "@/components/respond/presence/room-presence";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import type { PostmortemView } from "@/lib/learn/postmortems/view";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { formatMinutes } from "@/lib/platform/core/clock/duration";
import { anchorOf } from "./anchor";
import { DraftArticle } from "./draft-article";
import { FileMenu } from "./files/file-menu";
import { AlikeList } from "./library/alike-list";
import { CatalogueMarks } from "./library/catalogue-marks";
import { FileButton } from "./library/file-button";
import { aroundActionItems } from "./order";
import type { PostmortemData, WithImpact } from "./postmortem-data";
import { PublishedArticle } from "./published-article";
import { ReviewBar } from "./review/review-bar";
import { SuggestionList } from "./suggestion-list";

/** The document in the middle, its outline left, what the facts suggest right. */
export function PostmortemPage(props: PostmortemData & WithImpact) {
  const { postmortem, published, role } = props;
  const { incident } = postmortem;
  const reason = mayRole(role, "postmortem.write") ? null : explainPermission("postmortem.write");
  const pending = postmortem.suggestions.filter(({ state }) => state === "PENDING");
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
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <CatalogueMarks factors={postmortem.factors} tags={postmortem.tags} />
          <FileButton postmortem={postmortem} disabledReason={reason} />
        </div>
        <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
          <ReviewBar {...props} />
          <div className="flex flex-wrap justify-end gap-2 max-sm:justify-start" data-print="no">
            {published ? null : (
              <ButtonLink href={`/incidents/${incident.number}/postmortem/debrief`}>
                Debrief
              </ButtonLink>
            )}
            <FileMenu incident={incident.number} importReason={published ? undefined : reason} />
          </div>
        </div>
      </header>
      <div className="grid gap-8 px-4 pt-6 md:px-8 xl:grid-cols-[minmax(0,46rem)_minmax(14rem,1fr)] 2xl:grid-cols-[10rem_minmax(0,46rem)_minmax(14rem,1fr)]">
        <Outline postmortem={postmortem} />
        {published ? (
          <PublishedArticle {...props} published={published} />
        ) : (
          <DraftArticle {...props} disabledReason={reason} />
        )}
        <div className="flex flex-col gap-8">
          {published ? null : (
            <SuggestionList
              incident={incident.number}
              suggestions={pending}
              disabledReason={reason}
            />
          )}
          <AlikeList
            key={[...postmortem.factors, ...postmortem.tags].join()}
            incident={incident.number}
          />
        </div>
      </div>
    </>
  );
}

function Outline({ postmortem }: { postmortem: PostmortemView }) {
  const { before, after } = aroundActionItems(postmortem.sections.slice(1));
  const titles = (sections: typeof before) => sections.map(({ title }) => title);
  return (
    <nav aria-label="Sections" className="hidden 2xl:block">
      <ul className="sticky top-6 flex flex-col gap-1 text-sm">
        {["Summary", "Timeline", ...titles(before), "Action Items", ...titles(after)].map(
          (title) => (
            <li key={title}>
              <a href={`#${anchorOf(title)}`} className="text-ink-soft hover:text-ink">
                {title}
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
