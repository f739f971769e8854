"use client";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { editSection } from "@/lib/learn/postmortems/actions";
import type { SectionKey } from "@/lib/learn/postmortems/template";

/** Makes an old text the newest version: nothing of what came between is lost. */
export function RestoreButton(props: {
  incident: number;
  section: SectionKey;
  body: string;
  current: number;
  disabledReason: string | null;
}) {
  const { incident, section, body, current, disabledReason } = props;
  const router = useRouter();
  const { run, pending, message } = useAction(editSection);
  return (
    <div className="mt-3">
      <Button
        pending={pending}
        disabledReason={disabledReason}
        onClick={() =>
          run({ incident, key: section, body, version: current }, () =>
            router.push(`/incidents/${incident}/postmortem/history/${section}`),
          )
        }
      >
        Restore this text
      </Button>
      {message ? (
        <p role="alert" className="mt-2 text-danger text-sm">
          {message}
        </p>
      ) : null}
    </div>
  );
}
