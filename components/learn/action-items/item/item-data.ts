import type { CommentView } from "@/lib/learn/action-items/comments";
import type { ItemHistory } from "@/lib/learn/action-items/editing/history";
import type { PostponementView } from "@/lib/learn/action-items/editing/postponements";
import type { SimilarItems } from "@/lib/learn/action-items/repeats/repeats";
import type { ActionItemView } from "@/lib/learn/action-items/view";

/** What the page of an action item and everything on it are given. */
export type ItemData = {
  item: ActionItemView;
  comments: readonly CommentView[];
  postponements: readonly PostponementView[];
  history: ItemHistory;
  similar: SimilarItems;
  people: readonly { readonly id: string; readonly name: string }[];
  services: readonly { readonly slug: string; readonly name: string }[];
  teams: readonly { readonly slug: string; readonly name: string }[];
  disabledReason: string | null;
};
