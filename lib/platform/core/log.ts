import "server-only";
import pino from "pino";
import { scrubSecrets } from "./scrub-rules";

/**
 * Structured log on standard output, a line a record. Never pass request bodies or secrets; what slips in with
 * an error is hidden by its shape before the line is written.
 */
export const log = pino({
  level: chosenLevel(),
  hooks: { streamWrite: scrubSecrets },
});

/** One that is not known is said when the configuration is checked, which may need this log. */
function chosenLevel(): string {
  const { LOG_LEVEL: level = "" } = process.env;
  return level === "silent" || level in pino.levels.values ? level : "info";
}
