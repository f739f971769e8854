import type { Metadata } from "next";
import { MarkAllRead } from "@/components/tell/notifications/mark-all-read";
import { NotificationList } from "@/components/tell/notifications/notification-list";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/people/entrance/page";
import { countUnread, listNotifications } from "@/lib/tell/notifications/queries";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const actor = await requireActor();
  const { cursor } = await searchParams;
  const [page, { unread }] = await Promise.all([
    listNotifications.execute(actor, typeof cursor === "string" && cursor ? { cursor } : {}),
    countUnread.execute(actor, {}),
  ]);
  return (
    <>
      <PageHeader title="Notifications" description="What you were told, the newest first.">
        <ButtonLink href="/settings/notifications">What is mailed to me</ButtonLink>
        <MarkAllRead disabledReason={unread === 0 ? "All of them are read." : null} />
      </PageHeader>
      <div className="px-4 md:px-8">
        <NotificationList page={page} />
      </div>
    </>
  );
}
