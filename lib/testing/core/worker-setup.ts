import { afterAll, afterEach, expect, inject, vi } from "vitest";

const urls = inject("databaseUrls");
const worker = Number(process.env.VITEST_POOL_ID ?? "1");
const url = urls[(worker - 1) % urls.length];
if (url) process.env.DATABASE_URL = url;
process.env.NEXTAUTH_SECRET = "only-for-tests-0123456789";
process.env.NEXTAUTH_URL = "http://localhost:3000";
process.env.DATABASE_POOL_SIZE = "10";
process.env.LOG_LEVEL = "silent";

const errors = vi.spyOn(console, "error");
afterEach(() => {
  expect(errors.mock.calls).toEqual([]);
});

afterAll(async () => {
  const { closeDatabase } = await import("@/lib/platform/core/db");
  await closeDatabase();
});
