import type { Metadata } from "next";
import { readTeamFilters, teamsHref } from "@/components/people/teams/filters";
import { TeamForm } from "@/components/people/teams/team-form";
import { TeamList } from "@/components/people/teams/team-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/people/entrance/page";
import { listTeams } from "@/lib/people/teams/queries";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";

export const metadata: Metadata = { title: "Teams" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TeamsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filters = readTeamFilters(await searchParams);
  const page = await listTeams.execute(actor, filters);
  const reason = mayRole(actor.role, "team.create") ? null : explainPermission("team.create");
  return (
    <>
      <PageHeader
        title="Teams"
        description="Who owns what. Leads manage what their team owns, whatever their role."
      >
        <ButtonLink href="/services">Services</ButtonLink>
        <TeamForm team={null} disabledReason={reason} />
      </PageHeader>
      <div className="flex gap-2 px-4 pb-4 md:px-8">
        <Chip on={filters.mine} href={teamsHref({ mine: !filters.mine })}>
          Mine
        </Chip>
        <Chip on={filters.archived} href={teamsHref({ archived: !filters.archived })}>
          Archived
        </Chip>
      </div>
      <TeamList page={page} filters={filters} />
    </>
  );
}
