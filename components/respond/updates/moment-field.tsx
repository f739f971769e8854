"use client";
import dynamic from "next/dynamic";
import { CONTROL } from "@/components/ui/field";
import type { Moment, MomentProps } from "./moment";

/** A moment ahead: one that is offered, or one that is typed. `at` is null where none is named. */
export const UNNAMED: Moment = { choice: "POLICY", at: null };

/** Chooses a moment ahead. Loaded apart, with the calendar arithmetic that it needs. */
export const MomentField = dynamic<MomentProps>(
  () => import("./moment-choice").then(({ MomentChoice }) => MomentChoice),
  { ssr: false, loading: Loading },
);

/** Why a form with this moment cannot be sent yet; null when it can. */
export function whyUnfinished({ choice, at }: Moment): string | null {
  return choice === "CUSTOM" && at === null ? "Give the time, or choose another." : null;
}

/** Takes the room that the field will take. */
function Loading() {
  return (
    <div aria-hidden className="flex flex-col gap-1">
      <span className="text-sm">&nbsp;</span>
      <div className={CONTROL}>&nbsp;</div>
    </div>
  );
}
