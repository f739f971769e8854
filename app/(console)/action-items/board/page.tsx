import type { Metadata } from "next";
import { ActionItemForm } from "@/components/learn/action-items/action-item-form";
import { FilterBar } from "@/components/learn/action-items/filter-bar";
import { readItemFilters } from "@/components/learn/action-items/filters";
import { ItemBoard } from "@/components/learn/action-items/item-board";
import { ViewsNav } from "@/components/learn/action-items/views-nav";
import { PageHeader } from "@/components/ui/page-header";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { readItemBoard } from "@/lib/learn/action-items/lists/board";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { listTeamNames, readReason } from "@/lib/people/teams/queries";

export const metadata: Metadata = { title: "Board of action items" };

type Search = Promise<Record<string, string | string[] | undefined>>;
const PATH = "/action-items/board";

export default async function ActionItemBoardPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const { cursor: _cursor, ...filters } = readItemFilters(await searchParams);
  const [columns, people, services, teams, reason] = await Promise.all([
    readItemBoard.execute(actor, filters),
    findPeople.execute(actor, {}),
    listServiceNames.execute(actor, {}),
    listTeamNames.execute(actor, {}),
    readReason.execute(actor, { permission: "action-item.write" }),
  ]);
  return (
    <>
      <PageHeader
        title="Action items"
        description="By state. Drag a card, or choose its state; what closes it asks for evidence or a reason."
      >
        <ActionItemForm people={people} incident={null} disabledReason={reason} />
      </PageHeader>
      <div className="flex flex-col gap-4 px-4 md:px-8">
        <ViewsNav here={PATH} filters={filters} />
        <FilterBar
          path={PATH}
          filters={filters}
          people={people}
          services={services}
          teams={teams}
        />
        <ItemBoard columns={columns} filters={filters} people={people} disabledReason={reason} />
      </div>
    </>
  );
}
