"use client";
import { useRouter } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import type { z } from "zod";
import { refreshOnline } from "@/components/ui/refresh";
import type { Action, ActionResult } from "@/lib/people/entrance/action";
import { attempt } from "./attempt";

type Failure = Extract<ActionResult<never>, { ok: false }>;

const NO_ANSWER: Failure = {
  ok: false,
  code: "UNKNOWN",
  message: "No answer came. What you typed is kept: try again, it will not be done twice.",
  fields: {},
};

/**
 * Runs a server action: while it is pending, what it refused, and a fresh page when it is done. A press after a
 * lost answer repeats the attempt and changes nothing twice (`attempt`).
 */
export function useAction<S extends z.ZodType, R>(action: Action<S, R>) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(
    (input: z.input<S>, onDone?: (result: R) => void) => {
      setFailure(null);
      startTransition(async () => {
        const answer = (await attempt(action, input)) ?? NO_ANSWER;
        if (!answer.ok) {
          setFailure(answer);
          return;
        }
        onDone?.(answer.result);
        refreshOnline(router);
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
