import type { Metadata } from "next";
import { FiguresPage } from "@/components/learn/action-items/figures-page";
import { ViewsNav } from "@/components/learn/action-items/views-nav";
import { PageHeader } from "@/components/ui/page-header";
import { readItemFigures } from "@/lib/learn/action-items/lists/figures";
import { requireActor } from "@/lib/people/entrance/page";

export const metadata: Metadata = { title: "Figures of action items" };

export default async function ActionItemFiguresPage() {
  const actor = await requireActor();
  const figures = await readItemFigures.execute(actor, {});
  return (
    <>
      <PageHeader title="Action items" description="How promises are kept, and how old they get." />
      <div className="flex flex-col gap-6 px-4 md:px-8">
        <ViewsNav here="/action-items/figures" filters={{}} />
        <FiguresPage figures={figures} />
      </div>
    </>
  );
}
