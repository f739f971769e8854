import { Stop } from "./progress.js";

/**
 * Judges the environment by the app's own rules, before anything takes time.
 * @throws Stop with a sentence for each variable that cannot be right
 */
export async function needSoundConfiguration() {
  // Loaded late: it needs packages that may have been installed a moment ago.
  const { tsImport } = await import("tsx/esm/api");
  const rules = await tsImport("../../lib/platform/core/configuration-rules.ts", import.meta.url);
  const given = { ...process.env };
  // What a start makes by itself where it is not given.
  given.DATABASE_URL ||= "postgresql://muster@localhost/muster";
  given.NEXTAUTH_SECRET ||= "made-at-the-first-start";
  const problems = [...(rules.judgeConfiguration(given).problems ?? [])];
  const { DATABASE_OWNER_URL: owner, DATABASE_DIRECT_URL: direct, DATABASE_URL: url } = process.env;
  if (direct && !url) {
    problems.push("DATABASE_URL: it is not set, and DATABASE_DIRECT_URL needs it.");
  }
  if (owner && !url) {
    problems.push("DATABASE_URL: it is not set, and DATABASE_OWNER_URL needs it.");
  } else if (owner) {
    const asOwner = rules.judgeConfiguration({ ...given, DATABASE_URL: owner }).problems ?? [];
    const own = asOwner.filter((problem) => problem.startsWith("DATABASE_URL"));
    problems.push(...own.map((problem) => problem.replace("DATABASE_URL", "DATABASE_OWNER_URL")));
  }
  if (problems.length > 0) throw new Stop(problems.join("\n"));
}
