"use client";
import { useRouter } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import type { z } from "zod";
import { makeKey } from "@/components/ui/key";
import type { Action, ActionResult } from "@/lib/entrance/action";

type Failure = Extract<ActionResult<never>, { ok: false }>;

/**
 * Runs a server action: while it is pending, what it refused, and a fresh page when it is done. The
 * same press keeps its idempotency key, so that a repeated attempt after a lost answer changes nothing twice.
 */
export function useAction<S extends z.ZodType, R>(action: Action<S, R>) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(
    (input: z.input<S>, onDone?: (result: R) => void) => {
      setFailure(null);
      startTransition(async () => {
        const answer = await attempt(action, input);
        if (!answer.ok) {
          setFailure(answer);
          return;
        }
        onDone?.(answer.result);
        router.refresh();
      });
    },
    [action, router],
  );
  return {
    run,
    // A page that is read again meanwhile keeps the transition open: a refusal may be answered at once.
    pending: pending && failure === null,
    failure,
    fields: failure?.fields ?? {},
    message: failure?.message ?? null,
    clear: () => setFailure(null),
  };
}

async function attempt<S extends z.ZodType, R>(action: Action<S, R>, input: z.input<S>) {
  const key = makeKey();
  try {
    return await action(input, key);
  } catch {
    const message =
      "Muster cannot be reached. What you typed is kept: try again when you are online.";
    return { ok: false, code: "UNKNOWN", message, fields: {} } as const;
  }
}
