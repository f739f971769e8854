import type { UserActor } from "@/lib/platform/access/actor";
import type { Present } from "@/lib/respond/presence/rules";
import type { TimelineItem } from "@/lib/respond/timeline/view";

/** Something changed. The page reads it by itself, with its own rights, unless it is sent along. */
export type Change = {
  readonly type: "change";
  readonly incident: number | null;
  /** What it is about, by the noun of what was recorded; left out where it may be anything. */
  readonly parts?: readonly string[];
  /** New and changed entries of the timeline, for those who may see them. */
  readonly entries?: readonly TimelineItem[];
};

/** What a page is told. */
export type LiveEvent =
  | { readonly type: "hello"; readonly quietForMs: number }
  | Change
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
