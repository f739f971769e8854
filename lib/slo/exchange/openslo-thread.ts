import { serveThread } from "@/lib/platform/core/threads/serve-thread";
import { readOpenSlo } from "./read-openslo";

/** What the thread that reads files of SLOs is given. */
export type OpenSloWork = { readonly text: string; readonly dataSource: string };

serveThread(async ({ text, dataSource }: OpenSloWork) => readOpenSlo(text, dataSource));
