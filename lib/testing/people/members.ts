import { randomUUID } from "node:crypto";
import { hashPassword } from "@/lib/people/people/secrets";
import { signInWithPassword } from "@/lib/people/people/sign-in/sign-in";
import { visitFrom } from "@/lib/people/people/sign-in/visit";
import { pool, prisma } from "@/lib/platform/core/db";

export const PASSWORD = "correct horse battery";

/** A new person with that password. */
export async function member(email = `${randomUUID()}@example.org`) {
  const passwordHash = await hashPassword(PASSWORD);
  const data = { email, name: "Ada", role: "MANAGER", passwordHash } as const;
  const { id } = await prisma().user.create({ data: { ...data, createdAt: new Date() } });
  return { id, email };
}

/** Lets the wait of an address pass. @returns how many seconds it was */
export async function endWait(ip: string): Promise<number> {
  const { rows } = await pool().query(
    "select extract(epoch from open_at - last_at)::float as wait from sign_in_pace where key like 'pair:%' || $1",
    [ip],
  );
  await pool().query("update sign_in_pace set open_at = 'epoch' where key like '%' || $1", [ip]);
  return rows[0]?.wait;
}

/** Makes every wait that is due longer, since a hash on a busy machine may take as long as the wait itself. */
export async function stretchWaits(seconds = 3_600): Promise<void> {
  await pool().query(
    "update sign_in_pace set open_at = open_at + $1 * interval '1 second' where open_at > 'epoch'",
    [seconds],
  );
}

/** The cookie of a browser in which the account signed in. */
export async function deviceOf(email: string): Promise<string> {
  const visit = visitFrom({ ip: address(), userAgent: null });
  await signInWithPassword(email, PASSWORD, visit);
  return visit.answer.cookies[0]?.split(";")[0] ?? "";
}

/** An address of its own, so that the tests do not share a limit. */
export function address(): string {
  return `test-${randomUUID()}`;
}

export function attempt(email: string, password: string, ip: string) {
  return signInWithPassword(email, password, visitFrom({ ip, userAgent: null }));
}
