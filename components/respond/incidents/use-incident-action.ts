"use client";
import { useCallback } from "react";
import type { z } from "zod";
import { useAction } from "@/components/frame/use-action";
import type { Action } from "@/lib/people/entrance/action";
import type { IncidentView } from "@/lib/respond/incidents/view";

/** The versions of incidents that this person's own changes made: `42@7`. */
const own = new Set<string>();

/**
 * `useAction` for a change of an incident. Two quick changes by one person do not stand in each other's
 * way: the second is based on what the first answered, even while the page still shows what was before.
 */
export function useIncidentAction<S extends z.ZodType, R>(action: Action<S, R>) {
  const { run, ...rest } = useAction(action);
  const runOnNewest = useCallback(
    (input: z.input<S>, onDone?: (result: R) => void) =>
      run(onNewest(input), (result) => {
        remember(result);
        onDone?.(result);
      }),
    [run],
  );
  return { ...rest, run: runOnNewest };
}

/** Steps over one's own changes only: what somebody else changed in between stays a conflict. */
function onNewest<T>(input: T): T {
  const { incident, version } = Object(input) as { incident?: unknown; version?: unknown };
  if (typeof incident !== "number" || typeof version !== "number") return input;
  let newest = version;
  while (own.has(`${incident}@${newest + 1}`)) newest += 1;
  return { ...input, version: newest };
}

/** Answers that are an incident tell its new version; others are left alone. */
function remember(result: unknown): void {
  const { ref, number, version } = Object(result) as Partial<IncidentView>;
  if (ref === `INC-${number}`) own.add(`${number}@${version}`);
}
