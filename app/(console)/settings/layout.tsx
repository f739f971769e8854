import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { mayRole } from "@/lib/access/permissions";
import { requireActor } from "@/lib/entrance/page";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <>
      <PageHeader title="Settings" />
      <div className="flex flex-col gap-6 px-4 md:px-8">
        <SettingsTabs isAdmin={mayRole(actor.role, "people.manage")} />
        {children}
      </div>
    </>
  );
}
