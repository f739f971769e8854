import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createToken } from "@/lib/people/people/tokens";
import { call, signInByToken } from "@/lib/testing/api/call";
import type { Known, Step } from "@/lib/testing/api/stories/step";
import { STORIES } from "@/lib/testing/api/stories/stories";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { makeWaitingMail, startMail } from "@/lib/testing/mail-deliveries/story";
import { ENDPOINTS, listEndpoints } from "./endpoints/endpoints";

const known: Known = { roles: "SCRIBE", "muted-rules": "of-course" };
const tokens = { admin: "", reviewer: "", reader: "" };
let mail: Awaited<ReturnType<typeof startMail>>;

beforeAll(async () => {
  // Other tests make things of these samples as well, and some are there once only.
  await useOwnDatabase("muster_samples");
  mail = await startMail();
  mail.server.setMood("NO_RECIPIENT");
  const { grace, id } = await makeWaitingMail();
  await mail.send(id);
  mail.server.setMood("TAKE");
  const reviewer = await signInByToken("MANAGER");
  known.reviewer = reviewer.id;
  known.reader = grace.id;
  known.members = grace.id;
  tokens.admin = (await signInByToken("ADMIN")).token;
  tokens.reviewer = reviewer.token;
  const reading = await createToken.execute(grace, { name: "Test", role: "RESPONDER" });
  tokens.reader = reading.secret;
});
afterAll(() => mail.stop());

/** In order, since each step stands on those before it. */
describe("every endpoint takes its own sample and answers in its documented shape", () => {
  it.each(STORIES.map((step, at) => [at + 1, step.call, step] as const))(
    "%i. %s",
    async (_, name, step) => {
      const { status, answer } = ENDPOINTS[name];
      const got = await call(name, { token: tokens[step.by ?? "admin"], ...requestOf(step) });
      expect(got.status, JSON.stringify(got.body)).toBe(status);
      expect(answer.safeParse(got.body).error).toBeUndefined();
      for (const [word, path] of Object.entries(step.keep ?? {}))
        known[word] = pick(got.body, path);
    },
  );

  it("leaves out none", () => {
    const called = new Set(STORIES.map((step) => step.call));
    expect(listEndpoints().flatMap(({ name }) => (called.has(name) ? [] : [name]))).toEqual([]);
  });
});

function requestOf({ call: name, body }: Step) {
  const {
    call: { sample },
    path,
  } = ENDPOINTS[name];
  const inAddress = new Set(Object.values(path));
  const own = Object.entries(sample as object).filter(([field]) => !inAddress.has(field));
  const fields = { ...Object.fromEntries(own), ...body?.(known) };
  const params = paramsOf(name);
  return name.startsWith("GET ") ? { params, query: queryOf(fields) } : { params, body: fields };
}

/** `/threads/{id}` means what is known as `threads`. */
function paramsOf(name: string): Record<string, string | number> {
  const places = [...name.matchAll(/([\w-]+)\/\{(\w+)\}/g)];
  return Object.fromEntries(places.map(([, word = "", param = ""]) => [param, known[word] ?? ""]));
}

function queryOf(fields: Record<string, unknown>): string {
  const given = Object.entries(fields).filter(([, value]) => !Array.isArray(value));
  return `?${new URLSearchParams(given.map(([field, value]) => [field, String(value)]))}`;
}

/** What lies at `items.0.id` of an answer; the whole of it for an empty path. */
function pick(body: unknown, path: string): string | number {
  const keys = path.split(".").filter(Boolean);
  const found = keys.reduce((value, key) => (value as Record<string, unknown>)[key], body);
  if (typeof found === "string" || typeof found === "number") return found;
  throw new Error(`The answer has no ${path}.`);
}
