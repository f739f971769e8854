import type { z } from "zod";
import { ListServices } from "@/lib/find/standing/schemas";

/** The filters of a list of services as its address says them: those of the API. */
export type ServiceFilters = Omit<z.input<typeof ListServices>, "limit">;

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The filters of an address; what makes no sense is left out, since people edit addresses. */
export function readServiceFilters(search: Search): ServiceFilters {
  const one = (name: string) => [search[name] ?? []].flat()[0];
  const given = {
    team: one("team"),
    withoutTeam: one("withoutTeam") === "true" || undefined,
    tier: [search.tier ?? []].flat().map(Number),
    state: one("state"),
    q: one("q"),
    cursor: one("cursor"),
  };
  const sound = Object.entries(given).filter(([name, value]) => {
    const schema = ListServices.shape[name as keyof typeof given];
    return value !== undefined && value !== "" && schema.safeParse(value).success;
  });
  return Object.fromEntries(sound);
}

/** The address of a list; what stands at its default is left out. */
export function servicesHref(filters: ServiceFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== false && each !== "") query.append(name, String(each));
    }
  }
  return query.size > 0 ? `/services?${query}` : "/services";
}

/** With other filters: the address of the first page. */
export function changed(filters: ServiceFilters, changes: ServiceFilters): ServiceFilters {
  return { ...filters, cursor: undefined, ...changes };
}
