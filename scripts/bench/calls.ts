import { findAnything } from "@/lib/find/search/find";
import { findSimilarOpen, findSimilarPast } from "@/lib/find/search/similar-incidents";
import { listIncidents } from "@/lib/respond/incidents/queries";

/** The app's own reads that are compared, and by what the one statement is known that could grow with the history. */
export const CALLS = {
  list: {
    query: listIncidents,
    grows: /FROM "public"."incident" AS "t0" .*ORDER BY "t0"."declared_at"/,
  },
  find: { query: findAnything, grows: /with named/ },
  similarOpen: { query: findSimilarOpen, grows: /with own/ },
  similarPast: { query: findSimilarPast, grows: /with own/ },
} as const;

/** One call with one input. */
export type View = { readonly call: keyof typeof CALLS; readonly input: Record<string, unknown> };
export type Views = Record<string, View>;
