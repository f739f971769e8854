import type { z } from "zod";
import { ListByNeed } from "@/lib/slo/needs/schemas";

/** The filters of a list of SLOs as its address says them. */
export type SloFilters = Omit<z.input<typeof ListByNeed>, "limit">;

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The filters of an address; what makes no sense is left out, since people edit addresses. */
export function readSloFilters(search: Search): SloFilters {
  const one = (name: string) => [search[name] ?? []].flat()[0];
  const given = {
    need: [search.need ?? []].flat(),
    service: [search.service ?? []].flat().filter((slug) => slug !== ""),
    team: one("team"),
    archived: one("archived") === "true" || undefined,
    q: one("q"),
    cursor: one("cursor"),
  };
  const sound = Object.entries(given).filter(([name, value]) => {
    const schema = ListByNeed.shape[name as keyof typeof given];
    return value !== undefined && value !== "" && schema.safeParse(value).success;
  });
  return Object.fromEntries(sound);
}

/** The address of a list; what stands at its default is left out. */
export function slosHref(filters: SloFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== false && each !== "") query.append(name, String(each));
    }
  }
  return query.size > 0 ? `/slos?${query}` : "/slos";
}

/** With other filters: the address of the first page. */
export function changed(filters: SloFilters, changes: SloFilters): SloFilters {
  return { ...filters, cursor: undefined, ...changes };
}
