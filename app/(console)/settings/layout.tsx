import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/people/people/settings/settings-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/people/entrance/page";
import { mayRole } from "@/lib/platform/access/permissions";

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
