import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CatalogImport } from "@/components/admin/imports/catalog-import";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/people/entrance/page";
import { mayRole } from "@/lib/platform/access/permissions";

export const metadata: Metadata = { title: "Import services" };

export default async function ImportServicesPage() {
  const actor = await requireActor();
  if (!mayRole(actor.role, "import.run")) notFound();
  return (
    <>
      <PageHeader
        title="Import services"
        description="All of a file or nothing of it; the same file again changes nothing. What it does not say stays as it is."
      />
      <CatalogImport />
    </>
  );
}
