import type { Metadata } from "next";
import { DeliveryList } from "@/components/tell/mail-deliveries/delivery-list";
import { MailHealth } from "@/components/tell/mail-deliveries/mail-health";
import { isMoving } from "@/components/tell/mail-deliveries/moving";
import { TestMail } from "@/components/tell/mail-deliveries/test-mail";
import { MailChoicesForm } from "@/components/tell/notifications/mail-choices-form";
import { KeepFresh } from "@/components/ui/keep-fresh";
import { requireActor } from "@/lib/people/entrance/page";
import { readClock } from "@/lib/platform/core/clock/clock";
import { listOwnMail, readMailHealth } from "@/lib/tell/mail-deliveries/queries";
import { readMailSettings } from "@/lib/tell/notifications/mail-settings";

export const metadata: Metadata = { title: "Notification settings" };

export default async function NotificationSettingsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const actor = await requireActor();
  const { cursor } = await searchParams;
  const [{ address, isSetUp, mail }, health, page] = await Promise.all([
    readMailSettings.execute(actor, {}),
    readMailHealth.execute(actor, {}),
    listOwnMail.execute(actor, { limit: 20, ...(typeof cursor === "string" && { cursor }) }),
  ]);
  return (
    <div className="flex flex-col gap-8 pb-8">
      <KeepFresh while={isMoving(page.items, readClock())} />
      <section aria-labelledby="choices" className="flex flex-col gap-3">
        <h2 id="choices" className="font-semibold text-lg">
          When you are mailed
        </h2>
        <p className="max-w-[72ch] text-ink-soft">
          In Muster you are told of everything that concerns you. By e-mail you are told as you
          choose here, at {address}. Rolled up: a burst becomes one mail, within a minute. What you
          have read here is not mailed any more.
        </p>
        <MailChoicesForm mail={mail} />
      </section>
      <section aria-labelledby="test" className="flex flex-col gap-3">
        <h2 id="test" className="font-semibold text-lg">
          Does mail arrive?
        </h2>
        <MailHealth health={health} />
        <TestMail address={address} isSetUp={isSetUp} newest={page.items} />
      </section>
      <section aria-labelledby="own" className="flex flex-col gap-3">
        <h2 id="own" className="font-semibold text-lg">
          Mail to you
        </h2>
        <DeliveryList
          page={page}
          mayResend={false}
          olderHref={(next) => `/settings/notifications?${new URLSearchParams({ cursor: next })}`}
        />
      </section>
    </div>
  );
}
