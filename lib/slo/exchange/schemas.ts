import { z } from "zod";
import { lineText } from "@/lib/platform/core/input";

/** So large a file may be; larger ones are imported in parts. */
const MOST_CHARACTERS = 500_000;

export const ImportOpenSlo = z.strictObject({
  /** OpenSLO v1 or Sloth's prometheus/v1, any number of documents. */
  text: z
    .string({ error: "The file is missing." })
    .min(1, "The file is empty.")
    .max(MOST_CHARACTERS, "The file is longer than 500,000 characters: import it in parts."),
  /** The data source of queries that name none, as Sloth's do. */
  dataSource: lineText("The data source", 100).default("prometheus"),
  /** Says what would change, and changes nothing. */
  dryRun: z.boolean().default(false),
});

export const ExportOpenSlo = z.strictObject({ service: lineText("The service", 100) });
