import type { Metadata } from "next";
import { ActionItemForm } from "@/components/action-items/action-item-form";
import { ActionItemList } from "@/components/action-items/action-item-list";
import { readActionItemFilters } from "@/components/action-items/filters";
import { PageHeader } from "@/components/ui/page-header";
import { explainPermission, mayRole } from "@/lib/access/permissions";
import { listActionItems } from "@/lib/action-items/queries";
import { requireActor } from "@/lib/entrance/page";
import { findPeople } from "@/lib/people/queries";
import { listServices } from "@/lib/services/queries";

export const metadata: Metadata = { title: "Action items" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ActionItemsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const filters = readActionItemFilters(await searchParams);
  const { finished, ...where } = filters;
  const state = finished ? ["DONE", "WONT_DO"] : ["PROPOSED", "OPEN", "IN_PROGRESS"];
  const [page, people, services] = await Promise.all([
    listActionItems.execute(actor, { ...where, state }),
    findPeople.execute(actor, {}),
    listServices.execute(actor, {}),
  ]);
  const reason = mayRole(actor.role, "action-item.write")
    ? null
    : explainPermission("action-item.write");
  return (
    <>
      <PageHeader
        title="Action items"
        description="What was promised after incidents, the next due first."
      >
        <ActionItemForm people={people} incident={null} disabledReason={reason} />
      </PageHeader>
      <ActionItemList
        page={page}
        filters={filters}
        people={people}
        services={services}
        disabledReason={reason}
      />
    </>
  );
}
