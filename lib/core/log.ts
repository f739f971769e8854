import "server-only";
import pino from "pino";
import { scrubSecrets } from "./scrub-rules";

/**
 * Structured log on standard output, a line a record. Never pass request bodies or secrets; what slips in with
 * an error is hidden by its shape before the line is written.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  hooks: { streamWrite: scrubSecrets },
});
