import { z } from "zod";

export const CATALOG_FORMATS = ["BACKSTAGE", "CSV"] as const;
export type CatalogFormat = (typeof CATALOG_FORMATS)[number];

/** So large a file may be; larger ones are imported in parts. */
export const MOST_CHARACTERS = 500_000;

export const ImportCatalog = z.strictObject({
  format: z.enum(CATALOG_FORMATS, "Choose BACKSTAGE or CSV."),
  /** The file: catalog-info.yaml with any number of documents, or a table with a line of names on top. */
  text: z
    .string({ error: "The file is missing." })
    .min(1, "The file is empty.")
    .max(MOST_CHARACTERS, "The file is longer than 500,000 characters: import it in parts."),
  /** Says what would change, and changes nothing. */
  dryRun: z.boolean().default(false),
});
