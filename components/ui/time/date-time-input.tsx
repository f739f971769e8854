"use client";
import dynamic from "next/dynamic";
import { CONTROL } from "@/components/ui/field";
import type { DateTimeProps } from "./date-time-field";

/**
 * A point in time to the second, typed in the page's zone (printed beside it) and handed on in UTC.
 * Loaded apart: calendar arithmetic weighs more than many a page, and stands in dialogs and folds.
 */
export const DateTimeInput = dynamic<DateTimeProps>(
  () => import("./date-time-field").then(({ DateTimeField }) => DateTimeField),
  { ssr: false, loading: Loading },
);

/** Takes the room that the field will take. */
function Loading() {
  return (
    <div aria-hidden className="flex flex-col gap-1">
      <span className="h-5" />
      <span className={CONTROL} />
    </div>
  );
}
