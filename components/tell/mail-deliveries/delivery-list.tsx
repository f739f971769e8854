import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import type { Page } from "@/lib/platform/core/cursor";
import type { DeliveryView } from "@/lib/tell/mail-deliveries/view";
import { DeliveryItem } from "./delivery-item";

/** Mail with what became of each. `mayResend`: for who may have one tried again. */
export function DeliveryList(props: {
  page: Page<DeliveryView>;
  mayResend: boolean;
  olderHref: (cursor: string) => string;
}) {
  const { page, mayResend, olderHref } = props;
  if (page.items.length === 0) {
    return (
      <EmptyState title="No mail here">
        Every mail stands here with each attempt at it and what the mail server said.
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="Mail" className="divide-y rounded-md border bg-panel">
        {page.items.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} mayResend={mayResend} />
        ))}
      </ul>
      {page.nextCursor ? (
        <Link
          href={olderHref(page.nextCursor)}
          className="mt-3 block text-right text-accent text-sm"
        >
          Older
        </Link>
      ) : null}
    </>
  );
}
