import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryList } from "@/components/tell/mail-deliveries/delivery-list";
import { MailHealth } from "@/components/tell/mail-deliveries/mail-health";
import { isMoving } from "@/components/tell/mail-deliveries/moving";
import { deliveriesHref, StateChips } from "@/components/tell/mail-deliveries/state-chips";
import { KeepFresh } from "@/components/ui/keep-fresh";
import { requireActor } from "@/lib/people/entrance/page";
import { mayRole } from "@/lib/platform/access/permissions";
import { readClock } from "@/lib/platform/core/clock/clock";
import { MAIL_STATES } from "@/lib/tell/mail-deliveries/letters/standing-rules";
import { readMailHealth, readMailLog } from "@/lib/tell/mail-deliveries/queries";

export const metadata: Metadata = { title: "Mail" };

export default async function DeliveriesPage({
  searchParams,
}: {
  searchParams: Promise<{ state?: string; cursor?: string }>;
}) {
  const actor = await requireActor();
  if (!mayRole(actor.role, "mail.manage")) notFound();
  const { state: asked, cursor } = await searchParams;
  const state = MAIL_STATES.find((each) => each === asked) ?? null;
  const [health, page] = await Promise.all([
    readMailHealth.execute(actor, {}),
    readMailLog.execute(actor, {
      ...(state && { state }),
      ...(typeof cursor === "string" && { cursor }),
    }),
  ]);
  return (
    <div className="flex flex-col gap-4 pb-8">
      <KeepFresh while={isMoving(page.items, readClock())} />
      <h2 className="font-semibold text-lg">Mail to everybody</h2>
      <MailHealth health={health} />
      <StateChips chosen={state} />
      <DeliveryList page={page} mayResend olderHref={(next) => deliveriesHref(state, next)} />
    </div>
  );
}
