import type { PostmortemData } from "@/components/learn/postmortems/postmortem-data";
import type { DebriefView } from "@/lib/learn/postmortems/debrief/view";

/** What the page of a debrief and everything on it are given. */
export type DebriefData = PostmortemData & { readonly debrief: DebriefView };
