"use client";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { Markdown } from "@/components/ui/text/markdown";
import { Ago } from "@/components/ui/time/time";

/** What stakeholders heard last, so that the next words follow from it. */
export function PreviousUpdate(props: {
  update: RoomData["updates"][number] | undefined;
  now: string;
}) {
  const { update, now } = props;
  return (
    <section aria-label="Previous update" className="text-sm">
      <h3 className="border-b pb-1 font-medium">Previous update</h3>
      {update ? (
        <>
          <p className="pt-1.5 text-ink-faint text-xs">
            <Ago at={update.sentAt} now={now} /> · {update.author?.name ?? "Muster"} ·{" "}
            {update.audience === "PUBLIC" ? "public" : "internal"}
          </p>
          <Markdown text={update.message} />
        </>
      ) : (
        <p className="pt-1.5 text-ink-faint">Nothing sent yet.</p>
      )}
    </section>
  );
}
