import type { UserActor } from "@/lib/platform/access/actor";
import type { Present } from "@/lib/respond/presence/rules";

/** What a page is told: something changed, and where. It reads the rest by itself, with its own rights. */
export type LiveEvent =
  | { readonly type: "hello"; readonly quietForMs: number }
  | { readonly type: "change"; readonly incident: number | null }
  | { readonly type: "presence"; readonly incident: number; readonly people: readonly Present[] }
  | { readonly type: "gap" }
  /** Nothing but a sign of life, for proxies and for finding out who reads no more. */
  | { readonly type: "beat" };

/** One open stream. */
export type Subscriber = {
  actor: UserActor;
  readonly send: (event: LiveEvent) => void;
  readonly close: () => void;
};
