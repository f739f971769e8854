import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AddWebhook } from "@/components/tell/webhooks/add-webhook";
import { WebhookList } from "@/components/tell/webhooks/webhook-list";
import { EmptyState } from "@/components/ui/page-header";
import { requireActor } from "@/lib/people/entrance/page";
import { mayRole } from "@/lib/platform/access/permissions";
import { listEndpoints } from "@/lib/tell/webhooks/queries";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const actor = await requireActor();
  if (!mayRole(actor.role, "webhook.manage")) notFound();
  const [present, deleted] = await Promise.all([
    listEndpoints.execute(actor, {}),
    listEndpoints.execute(actor, { deleted: true }),
  ]);
  return (
    <div className="flex flex-col gap-4 pb-8">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 className="font-semibold text-lg">Webhooks</h2>
          <p className="max-w-[72ch] text-ink-soft">
            Other systems hear what happens here: each event is posted to them, signed. Restricted
            incidents are never sent.
          </p>
        </div>
        {/* At one place only: it holds the secret that is shown once, while the list gets its first row. */}
        <AddWebhook />
      </div>
      {present.items.length > 0 ? (
        <WebhookList label="Webhooks" webhooks={present.items} />
      ) : (
        <EmptyState title="No webhooks">
          Let a chat bridge, a pager or a script of your own know when an incident is declared,
          changes or is late.
        </EmptyState>
      )}
      {deleted.items.length > 0 ? (
        <details>
          <summary className="w-fit cursor-pointer text-ink-soft text-sm">Deleted ones</summary>
          <div className="mt-2">
            <WebhookList label="Deleted webhooks" webhooks={deleted.items} />
          </div>
        </details>
      ) : null}
    </div>
  );
}
