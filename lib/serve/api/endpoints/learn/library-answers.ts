import { z } from "zod";
import { FACTORS } from "@/lib/learn/postmortems/catalogue/factors";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { Time } from "@/lib/serve/api/endpoints/respond/answers";
import { pageOf } from "./follow-up-answers";

/** What the API answers about published postmortems; see `answers.ts`. */
const Factor = z.enum(FACTORS);
const count = z.int().min(0);
const incident = z.strictObject({
  number: z.int().min(1),
  ref: z.string(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
});
const Service = z.strictObject({ slug: z.string(), name: z.string() });
const Pieces = z
  .array(z.strictObject({ text: z.string(), found: z.boolean() }))
  .meta({ description: "A text in pieces; those found are what was searched" });

const LibraryItem = z
  .strictObject({
    incident,
    title: Pieces,
    excerpts: z.array(Pieces),
    revision: z.int().min(1),
    publishedAt: Time,
    services: z.array(Service),
    factors: z.array(Factor),
    tags: z.array(z.string()),
  })
  .meta({ id: "LibraryItem" });

export const Library = pageOf(LibraryItem)
  .extend({
    total: count,
    facets: z
      .strictObject({
        services: z.array(Service.extend({ count })),
        teams: z.array(Service.extend({ count })),
        factors: z.array(z.strictObject({ factor: Factor, count })),
        tags: z.array(z.strictObject({ tag: z.string(), count })),
      })
      .meta({ description: "How many one finds by each value in place of another of its kind" }),
    nearest: z
      .array(incident)
      .meta({ description: "Titles like what was searched, where nothing has its words" }),
  })
  .meta({ id: "Library" });

export const TagInUse = z.strictObject({ tag: z.string(), count }).meta({ id: "TagInUse" });

export const AlikePostmortem = z
  .strictObject({
    incident,
    publishedAt: Time,
    because: z.string().meta({ description: "What the two have in common" }),
    mitigation: z
      .string()
      .nullable()
      .meta({ description: "How it was ended, if anybody noted it" }),
    actionItems: z.strictObject({ done: count, open: count, dropped: count }),
  })
  .meta({ id: "AlikePostmortem" });
