import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { recordStatements } from "../../../scripts/bench/statements";
import { pool, prisma } from "./db";

it("no statement runs or waits without end, on any connection of the pool", async () => {
  const settings = await Promise.all(
    Array.from({ length: 4 }, () =>
      pool().query(
        "select pg_sleep(0.05), current_setting('statement_timeout') as longest, current_setting('lock_timeout') as wait",
      ),
    ),
  );
  for (const { rows } of settings) expect(rows).toMatchObject([{ longest: "30s", wait: "10s" }]);
  const [asked] = await prisma().$queryRaw<{ longest: string }[]>`
    select current_setting('statement_timeout') as longest`;
  expect(asked?.longest).toBe("30s");
});

it("look-ups of one question go out together in a transaction, and the driver warns of nothing", async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(warning.message);
  process.on("warning", note);
  await prisma().user.create({
    data: {
      name: "Ada",
      email: `${randomUUID()}@example.org`,
      role: "VIEWER",
      createdAt: new Date(),
    },
  });
  const people = await prisma().$transaction((tx) =>
    tx.user.findMany({
      include: { sessions: true, tokens: true, identities: true, notifications: true },
    }),
  );
  await new Promise(setImmediate);
  process.off("warning", note);
  expect(people.length).toBeGreaterThan(0);
  expect(warnings).toEqual([]);
});

it("joins relations, but never for rows that are cut off afterwards", async () => {
  const include = { sessions: true } as const;
  const isJoined = async (ask: () => Promise<unknown>) =>
    (await recordStatements(ask)).some(({ text }) => /join lateral/i.test(text));
  const orderBy = { name: "asc" } as const;
  const { user } = prisma();
  expect(await isJoined(() => user.findMany({ include }))).toBe(true);
  expect(await isJoined(() => user.findMany({ include, orderBy, take: 5 }))).toBe(false);
  expect(await isJoined(() => user.findFirst({ include, orderBy }))).toBe(false);
  const inTransaction = prisma().$transaction.bind(prisma());
  const cut = () => inTransaction((tx) => tx.user.findMany({ include, orderBy, take: 5 }));
  expect(await isJoined(cut)).toBe(false);
  const few = { relationLoadStrategy: "join", include, orderBy, take: 5 } as const;
  expect(await isJoined(() => user.findMany(few))).toBe(true);
});
