import { serveThread } from "@/lib/platform/core/threads/serve-thread";
import { readBackstage } from "./read-backstage";
import { readCsv } from "./read-csv";
import type { CatalogFormat } from "./schemas";

/** What the thread that reads files of services is given. */
export type CatalogWork = { readonly format: CatalogFormat; readonly text: string };

serveThread(async ({ format, text }: CatalogWork) =>
  format === "CSV" ? readCsv(text) : readBackstage(text),
);
