import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "@/lib/platform/command/command";
import type { Query } from "@/lib/platform/command/query";

export type Registered = (Command | Query) & { readonly file: string };

const LIB = path.resolve(import.meta.dirname, "../..");

/** Every exported command and query, found by reading the folders: nobody has to remember to add one. */
export async function findRegistered(): Promise<Registered[]> {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && isDefining(file),
  );
  const found: Registered[] = [];
  for (const file of files) {
    const exported: Record<string, unknown> = await import(path.join(LIB, file));
    for (const each of Object.values(exported)) {
      if (isRegistered(each)) found.push({ ...each, file });
    }
  }
  return found;
}

function isDefining(file: string): boolean {
  return /= define(Command|Query|Follower)\(/.test(readFileSync(path.join(LIB, file), "utf8"));
}

function isRegistered(value: unknown): value is Command | Query {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return value.kind === "command" || value.kind === "query";
}
