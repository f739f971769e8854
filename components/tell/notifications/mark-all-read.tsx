"use client";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { markAllRead } from "@/lib/tell/notifications/actions";

export function MarkAllRead({ disabledReason }: { disabledReason: string | null }) {
  const { run, pending } = useAction(markAllRead);
  return (
    <Button pending={pending} disabledReason={disabledReason} onClick={() => run({})}>
      Mark all as read
    </Button>
  );
}
