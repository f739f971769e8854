"use client";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time/time";
import type { Page } from "@/lib/platform/core/cursor";
import { markRead } from "@/lib/tell/notifications/actions";
import type { NotificationView } from "@/lib/tell/notifications/queries";

/** What one was told; going there, or the button, marks it as read. */
export function NotificationList({ page }: { page: Page<NotificationView> }) {
  const reading = useAction(markRead);
  if (page.items.length === 0) {
    return (
      <EmptyState title="Nothing yet">
        You are told here when you get a role or a task, when a promise on your incident is broken,
        and when somebody mentions you on a timeline as @ and the first part of your e-mail address.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y rounded-md border bg-panel">
        {page.items.map((item) => (
          <Row
            key={item.id}
            item={item}
            pending={reading.pending}
            onRead={() => reading.run({ notificationId: item.id })}
          />
        ))}
      </ul>
      {page.nextCursor ? (
        <Link
          href={`/notifications?cursor=${encodeURIComponent(page.nextCursor)}`}
          className="mt-3 block text-right text-accent text-sm"
        >
          Older
        </Link>
      ) : null}
    </>
  );
}

function Row(props: { item: NotificationView; pending: boolean; onRead: () => void }) {
  const { incident, sentence, path, createdAt, readAt } = props.item;
  const isUnread = readAt === null;
  return (
    <li className="relative grid grid-cols-[0.5rem_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-2.5 hover:bg-sunken/60 md:px-4">
      <span aria-hidden className={cx("size-2 rounded-full", isUnread && "bg-accent")} />
      <div className="min-w-0">
        <Link
          href={path}
          onClick={() => isUnread && props.onRead()}
          className={cx("block after:absolute after:inset-0", isUnread && "font-medium")}
        >
          {isUnread ? <span className="sr-only">Unread: </span> : null}
          {sentence}
        </Link>
        <p className="flex flex-wrap gap-x-2 text-ink-faint text-sm">
          {incident ? (
            <span className="max-w-full truncate">
              {incident.ref} {incident.title}
            </span>
          ) : null}
          <Time at={createdAt} withDay />
        </p>
      </div>
      {isUnread ? (
        <Button
          size="sm"
          look="ghost"
          className="relative z-10"
          pending={props.pending}
          onClick={props.onRead}
        >
          Mark as read
        </Button>
      ) : null}
    </li>
  );
}
