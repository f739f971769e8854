import "server-only";
import { setImmediate } from "node:timers/promises";
import type { ReadDb } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { looksLike } from "./name-rules";

/** Compared at a time, so that no workspace is too large to answer others meanwhile. */
const AT_ONCE = 200;

/**
 * Refuses a name that somebody else has, or that looks like theirs: who is named in a record must be who did it.
 * Hold `lockMembership`, so that two people do not take one name at once.
 * @param exceptId whose name it may look like: one's own
 * @throws DomainError INVALID
 */
export async function requireFreeName(db: ReadDb, name: string, exceptId?: string): Promise<void> {
  if (!(await isTaken(db, name, exceptId))) return;
  const message =
    "Somebody here has this name, or one that looks the same: add what tells you apart.";
  throw invalidField("name", message);
}

/** The name itself, or with what tells it apart: the first part of the address, then a number. */
export async function findFreeName(db: ReadDb, name: string, email: string): Promise<string> {
  const local = email.split("@")[0] ?? "";
  const others = Array.from({ length: 50 }, (_, n) => `${name} (${n + 2})`);
  for (const each of [name, `${name} (${local})`, ...others]) {
    if (!(await isTaken(db, each))) return each;
  }
  return `${name} (${email})`;
}

async function isTaken(db: ReadDb, name: string, exceptId?: string): Promise<boolean> {
  const people = await db.user.findMany({ select: { id: true, name: true } });
  for (let at = 0; at < people.length; at += AT_ONCE) {
    const some = people.slice(at, at + AT_ONCE);
    if (some.some((each) => each.id !== exceptId && looksLike(each.name, name))) return true;
    await setImmediate();
  }
  return false;
}
