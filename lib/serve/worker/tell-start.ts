import "server-only";
import { log } from "@/lib/platform/core/log";
import { version } from "../../../package.json";
import { shownConfiguration } from "./configuration";

/** One line a start: which version runs on what, configured how. */
export function tellStart(what: "web" | "worker"): void {
  const configuration = shownConfiguration();
  log.info({ process: what, version, node: process.version, configuration }, "Muster starts");
}
