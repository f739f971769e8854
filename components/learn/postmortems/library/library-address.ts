import { type Factor, isFactor } from "@/lib/learn/postmortems/catalogue/factors";
import { Tag } from "@/lib/learn/postmortems/catalogue/schemas";
import { Slug } from "@/lib/platform/core/input";

/** What is asked of the library as it stands in the URL, so that a view can be sent to somebody. */
export type LibraryFilters = {
  readonly q: string;
  readonly service?: string;
  readonly team?: string;
  readonly factor?: Factor;
  readonly tag?: string;
  readonly cursor?: string;
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Reads filters from a URL; what makes no sense is left out, since people edit URLs. */
export function readLibraryFilters(search: Search): LibraryFilters {
  const one = (name: string) => {
    const text = [search[name] ?? []].flat()[0]?.trim() ?? "";
    return text.length <= 200 ? text : "";
  };
  const [service, team, factor, tag, cursor] = ["service", "team", "factor", "tag", "cursor"].map(
    one,
  );
  return {
    q: one("q"),
    ...(service && Slug.safeParse(service).success && { service }),
    ...(team && Slug.safeParse(team).success && { team }),
    ...(factor && isFactor(factor) && { factor }),
    ...(tag && Tag.safeParse(tag).success && { tag }),
    ...(cursor && { cursor }),
  };
}

/** The library's address with these filters. */
export function libraryHref(filters: Partial<LibraryFilters>): string {
  const query = new URLSearchParams();
  for (const name of ["q", "service", "team", "factor", "tag", "cursor"] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `/postmortems/library?${query}` : "/postmortems/library";
}

/** The same without one of them. */
export function without(
  { cursor: _cursor, ...filters }: LibraryFilters,
  name: "service" | "team" | "factor" | "tag",
): LibraryFilters {
  const { [name]: _removed, ...rest } = filters;
  return rest;
}
