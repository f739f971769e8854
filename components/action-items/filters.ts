/** The list's filters as they stand in the URL. */
export type ActionItemFilters = {
  readonly owner?: "me";
  readonly overdue: boolean;
  readonly finished: boolean;
  readonly service?: string;
  readonly cursor?: string;
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Reads filters from a URL; what makes no sense is left out. */
export function readActionItemFilters(search: Search): ActionItemFilters {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === "string" && value !== "" && value.length <= 200 ? value : undefined;
  };
  const [service, cursor] = [text("service"), text("cursor")];
  return {
    overdue: text("overdue") === "1",
    finished: text("finished") === "1",
    ...(text("owner") === "me" && { owner: "me" as const }),
    ...(service && { service }),
    ...(cursor && { cursor }),
  };
}

/** The list's address with these filters; paging starts anew unless a cursor is given. */
export function actionItemsHref(filters: Partial<ActionItemFilters>): string {
  const query = new URLSearchParams();
  if (filters.owner) query.set("owner", filters.owner);
  if (filters.overdue) query.set("overdue", "1");
  if (filters.finished) query.set("finished", "1");
  if (filters.service) query.set("service", filters.service);
  if (filters.cursor) query.set("cursor", filters.cursor);
  const text = query.toString();
  return text ? `/action-items?${text}` : "/action-items";
}
