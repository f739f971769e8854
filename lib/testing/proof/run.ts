import type { Actor } from "@/lib/platform/access/actor";
import { findRegistered } from "@/lib/testing/command/registry";

/** When the story begins. */
export const T0 = Date.parse("2026-05-01T10:00:00Z");
const registered = await findRegistered();

/** Runs a command by its name, so many minutes after the story's beginning. */
export async function run(actor: Actor, name: string, input: object, minutes = 0) {
  const command = registered.find((each) => each.name === name);
  if (!command) throw new Error(`There is no command ${name}.`);
  const answer = await command.execute(actor, input, { now: new Date(T0 + minutes * 60_000) });
  return answer as unknown as { id: string; number: number; link: string; version: number };
}

/** The sample of a command's input. */
export function sampleOf(name: string): object {
  return Object(registered.find((each) => each.name === name)?.sample);
}
