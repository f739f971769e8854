import "server-only";
import pino from "pino";

/** Structured log on standard output, a line a record. Never pass request bodies or secrets. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  redact: ["password", "token", "*.password", "*.token", "*.authorization"],
});
