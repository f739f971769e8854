import "server-only";
import { DomainError } from "@/lib/platform/core/errors";
import type { Problem } from "./place";

const MOST_TOLD = 50;

/** An import is all or nothing: each line that has to be put right first. */
export function refuseImport(stopping: readonly Problem[]): DomainError {
  const [first] = stopping;
  const count = stopping.length === 1 ? "a line has" : `${stopping.length} lines have`;
  const message = `Nothing was imported: ${count} to be put right first. Line ${first?.line}: ${first?.message}`;
  const fields = Object.fromEntries(
    stopping.slice(0, MOST_TOLD).map((problem) => [`line ${problem.line}`, problem.message]),
  );
  return new DomainError("INVALID", message, { fields });
}
