import type { PostmortemDocument } from "@/lib/learn/postmortems/markdown/markdown-rules";
import type { PostmortemView } from "@/lib/learn/postmortems/view";
import type { Role } from "@/lib/platform/access/permissions";
import type { TimelineItem } from "@/lib/respond/timeline/view";

/** What the page of a postmortem and everything on it are given. */
export type PostmortemData = {
  readonly postmortem: PostmortemView;
  readonly timeline: readonly TimelineItem[];
  /** What was frozen; null while the text may still change. */
  readonly published: PostmortemDocument | null;
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
  /** Those of them who can be given work: who may see the incident. */
  readonly insiders: PostmortemData["people"];
  readonly role: Role;
  /** Who looks at it. */
  readonly me: string;
  readonly now: string;
};

/** What the incident took from budgets as it is now, as Markdown; null for nothing. */
export type WithImpact = { readonly sloImpact: string | null };
