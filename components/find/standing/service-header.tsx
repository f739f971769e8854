"use client";
import { ExternalLink } from "lucide-react";
import { useAction } from "@/components/frame/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { FormError } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { editService } from "@/lib/catalog/services/actions";
import type { ServiceStanding } from "@/lib/find/standing/read-service";

/** What a service is, who owns it, and what one can do with it: the same on each of its tabs. */
export function ServiceHeader({ service }: { service: ServiceStanding }) {
  const { slug, name, tier, team, description, links, archivedAt, readOnly } = service;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 pb-4 md:px-8 md:pt-8">
      <div className="min-w-0">
        <p className="text-sm">
          <Link href="/services" className="text-accent underline">
            Services
          </Link>{" "}
          <span className="text-ink-faint">/ {slug}</span>
        </p>
        <h1 className="mt-1 flex flex-wrap items-center gap-2 break-words font-semibold text-xl tracking-tight">
          {name} <Badge>Tier {tier}</Badge>{" "}
          {archivedAt ? <Badge tone="warn">Archived</Badge> : null}
        </h1>
        <p className="mt-1 max-w-[72ch] break-words text-ink-soft">
          {team ? (
            <>
              Owned by{" "}
              <Link href={`/teams/${team.slug}`} className="text-accent underline">
                {team.name}
              </Link>
              .
            </>
          ) : (
            "Nobody owns it yet."
          )}{" "}
          {description}
        </p>
        {links.length > 0 ? (
          <ul aria-label="Links" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {links.map(({ title, url }) => (
              <li key={`${title} ${url}`} className="min-w-0">
                <a
                  href={url}
                  target="_blank"
                  rel="noopener noreferrer"
                  className="inline-flex max-w-full items-center gap-1 text-accent"
                >
                  <span className="truncate">{title}</span>
                  <ExternalLink size={12} aria-hidden className="shrink-0" />
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <Actions slug={slug} isArchived={archivedAt !== null} readOnly={readOnly} />
    </header>
  );
}

function Actions(props: { slug: string; isArchived: boolean; readOnly: string | null }) {
  const { slug, isArchived, readOnly } = props;
  const { run, pending, message } = useAction(editService);
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          look="ghost"
          disabledReason={readOnly}
          pending={pending}
          onClick={() => run({ service: slug, archived: !isArchived })}
        >
          {isArchived ? "Restore" : "Archive"}
        </Button>
        {readOnly === null ? <ButtonLink href={`/services/${slug}/edit`}>Edit</ButtonLink> : null}
      </div>
      <FormError message={message} />
    </div>
  );
}
