"use client";
import { Mail, MessagesSquare } from "lucide-react";
import { useAction } from "@/components/frame/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { archiveTeam } from "@/lib/people/teams/actions";
import type { TeamView } from "@/lib/people/teams/view";
import { TeamForm } from "./team-form";

const REACH = "inline-flex min-w-0 items-center gap-1.5 text-accent";

/** A team's name, where it is reached, and what one can do with it. */
export function TeamHeader(props: {
  team: TeamView;
  /** Why the reader may not change it. */
  readOnly: string | null;
  /** Why the reader may not archive it. */
  noArchiving: string | null;
}) {
  const { team, readOnly, noArchiving } = props;
  const archive = useAction(archiveTeam);
  const isArchived = team.archivedAt !== null;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 pb-5 md:px-8 md:pt-8">
      <div className="min-w-0">
        <p className="text-sm">
          <Link href="/teams" className="text-accent">
            Teams
          </Link>{" "}
          <span className="text-ink-faint">/ {team.slug}</span>
        </p>
        <h1 className="mt-1 flex flex-wrap items-center gap-2 break-words font-semibold text-xl tracking-tight">
          {team.name} {isArchived ? <Badge>Archived</Badge> : null}
        </h1>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {team.email ? (
            <a href={`mailto:${team.email}`} className={REACH}>
              <Mail size={14} aria-hidden /> <span className="truncate">{team.email}</span>
            </a>
          ) : null}
          {team.chatUrl ? (
            <a href={team.chatUrl} target="_blank" rel="noopener noreferrer" className={REACH}>
              <MessagesSquare size={14} aria-hidden /> Chat
            </a>
          ) : null}
          {team.email || team.chatUrl ? null : (
            <span className="text-ink-faint">Neither mail nor chat is known.</span>
          )}
        </p>
      </div>
      <div className="flex flex-col items-end gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Button
            look="ghost"
            disabledReason={noArchiving}
            pending={archive.pending}
            onClick={() => archive.run({ team: team.slug, archived: !isArchived })}
          >
            {isArchived ? "Restore" : "Archive"}
          </Button>
          <TeamForm team={team} disabledReason={readOnly} />
        </div>
        <FormError message={archive.message} />
      </div>
    </header>
  );
}
