import "server-only";
import { type Configuration, judgeConfiguration } from "./configuration-rules";

export type Env = Configuration;

let parsed: Env | undefined;

/**
 * The checked environment, read once. Lazy, so that a build needs no secrets.
 * @throws Error naming every variable that is missing or malformed.
 */
export function env(): Env {
  if (parsed) return parsed;
  const { configuration, problems } = judgeConfiguration(process.env);
  if (!configuration) throw new Error(`The configuration is not usable. ${problems.join(" ")}`);
  parsed = configuration;
  return parsed;
}
