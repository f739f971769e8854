import type { z } from "zod";
import { ListActionItems } from "@/lib/learn/action-items/schemas";

/** The list's filters as they stand in the URL: exactly those of the API. */
export type ItemFilters = Omit<z.input<typeof ListActionItems>, "limit">;

type Search = Readonly<Record<string, string | string[] | undefined>>;

const LISTS = new Set(["state", "priority", "kind"]);

/** Reads filters from a URL; what makes no sense is left out. */
export function readItemFilters(search: Search): ItemFilters {
  const read = Object.entries(ListActionItems.shape).flatMap(([name, schema]) => {
    const value = fieldOf(name, search[name]);
    return value !== undefined && schema.safeParse(value).success ? [[name, value]] : [];
  });
  return Object.fromEntries(read);
}

/** The address with these filters; what stands at its default is left out. */
export function itemsHref(filters: ItemFilters, path = "/action-items"): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== false && each !== 0) query.append(name, String(each));
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Without a page or with other filters: the address of the first page. */
export function changed(filters: ItemFilters, changes: ItemFilters): ItemFilters {
  return { ...filters, cursor: undefined, ...changes };
}

function fieldOf(name: string, raw: string | string[] | undefined): unknown {
  if (raw === undefined || raw === "" || name === "limit") return undefined;
  if (LISTS.has(name)) return [raw].flat();
  if (typeof raw !== "string") return undefined;
  if (raw === "true" || raw === "false") return raw === "true";
  return /^\d{1,9}$/.test(raw) && name !== "q" ? Number(raw) : raw;
}
