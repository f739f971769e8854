import { Download } from "lucide-react";
import type { Metadata } from "next";
import { ActionItemForm } from "@/components/learn/action-items/action-item-form";
import { ActionItemList } from "@/components/learn/action-items/action-item-list";
import { FilterBar } from "@/components/learn/action-items/filter-bar";
import { itemsHref, readItemFilters } from "@/components/learn/action-items/filters";
import { ViewsNav } from "@/components/learn/action-items/views-nav";
import { buttonClass } from "@/components/ui/button-look";
import { PageHeader } from "@/components/ui/page-header";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { listActionItems } from "@/lib/learn/action-items/lists/queries";
import { todayOf } from "@/lib/learn/action-items/view";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { listTeamNames, readReason } from "@/lib/people/teams/queries";
import { readClock } from "@/lib/platform/core/clock/clock";

export const metadata: Metadata = { title: "Action items" };

/** What is shown unless somebody asks for a state. */
const SHOWN = ["PROPOSED", "OPEN", "IN_PROGRESS"] as const;
type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ActionItemsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const filters = readItemFilters(await searchParams);
  const state = filters.state ?? [...SHOWN];
  const [page, people, services, teams, reason] = await Promise.all([
    listActionItems.execute(actor, { ...filters, state }),
    findPeople.execute(actor, {}),
    listServiceNames.execute(actor, {}),
    listTeamNames.execute(actor, {}),
    readReason.execute(actor, { permission: "action-item.write" }),
  ]);
  return (
    <>
      <PageHeader
        title="Action items"
        description="What was promised after incidents, the next due first."
      >
        <a
          href={itemsHref(
            { ...filters, state, cursor: undefined },
            "/api/console/action-items.csv",
          )}
          download="action-items.csv"
          className={buttonClass("ghost", "md")}
        >
          <Download size={16} aria-hidden /> CSV
        </a>
        <ActionItemForm people={people} incident={null} disabledReason={reason} />
      </PageHeader>
      <div className="flex flex-col gap-4 px-4 md:px-8">
        <ViewsNav here="/action-items" filters={filters} />
        <FilterBar
          path="/action-items"
          hasOrder
          filters={filters}
          people={people}
          services={services}
          teams={teams}
        />
        <ActionItemList
          page={page}
          filters={filters}
          today={todayOf(readClock())}
          people={people}
          disabledReason={reason}
        />
      </div>
    </>
  );
}
