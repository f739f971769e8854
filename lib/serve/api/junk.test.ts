import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { call, signInByToken } from "@/lib/testing/api/call";
import { makePromise, makeWebhooks, makeWorld } from "@/lib/testing/api/world";
import { listEndpoints } from "./endpoints/endpoints";

let token: string;
let world: Awaited<ReturnType<typeof makeWorld>> &
  Awaited<ReturnType<typeof makePromise>> &
  Awaited<ReturnType<typeof makeWebhooks>>;

beforeAll(async () => {
  ({ token } = await signInByToken("ADMIN"));
  world = {
    ...(await makeWorld(token)),
    ...(await makePromise(token)),
    ...(await makeWebhooks(token)),
  };
}, 60_000);

/** JUNK_RUNS=200 searches further, JUNK_SEED repeats a run: junk differs from one to the next. */
const RUNS = Number(process.env.JUNK_RUNS ?? 8);
const SEED = Number(process.env.JUNK_SEED ?? Date.now() % 2 ** 31);

/** Values that break careless code: unstorable text, numbers beyond every column, nesting, odd dates. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    ...["", " ", "\u0000", "a\u0000b", "\ud800", "x".repeat(30_000), "%", "'; --", "me", "null"],
    ...["2026-02-30", "2026-01-31T14:32:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"],
    ...[
      "javascript:alert(1)",
      "http://[",
      "https://example.org/\u0000",
      "00000000-0000-7000-8000-000000000000",
    ],
    ...["SEV1", "DONE", "NOTE", "COMMANDER", "WONT_DO", "edge-proxy", "__proto__"],
    ...[0, -0, -1, 1, 0.1, 101, 2 ** 31, 2 ** 53, 1e308, 5e-324, -1e-320, true, false, null],
    ...[[], {}, [[]], [null], ["\u0000"], { length: 1 }, nested(2_000)],
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

describe.each(listEndpoints())("$name", ({ name, call: { input, sample }, path, answer }) => {
  const fields = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
  const own = fields.filter((field) => !Object.values(path).includes(field));
  const valid = Object.fromEntries(
    Object.entries(sample as object).filter(([field]) => own.includes(field)),
  );
  const known = own.length > 0 ? fc.constantFrom(...own) : fc.string({ maxLength: 8 });
  const junk = fc.dictionary(fc.oneof(known, known, known, fc.string({ maxLength: 8 })), nasty, {
    maxKeys: 4,
  });
  const body = fc.oneof(
    { weight: 4, arbitrary: junk.map((changes) => ({ ...valid, ...changes })) },
    { weight: 2, arbitrary: fc.constant(valid) },
    { weight: 2, arbitrary: junk },
    { weight: 1, arbitrary: nasty },
    { weight: 1, arbitrary: fc.string().filter((text) => text !== "") },
  );
  const headerText = fc.oneof(
    fc.constantFrom('"1"', "*", "0", '"99999999999"', "é", "x".repeat(300)),
    fc.string({ maxLength: 20 }).filter((text) => /^[\x21-\x7e]*$/.test(text)),
  );
  const request = fc.record({
    params: fc.nat().chain((pick) => addressOf(name, pick)),
    query: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, junk),
    body,
    ifMatch: fc.option(headerText, { freq: 3 }),
    key: fc.option(headerText, { freq: 3 }),
  });

  it(`answers junk with a problem, and anything else in its documented shape (JUNK_SEED=${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ params, query, body: sent, ifMatch, key }) => {
        const {
          status,
          headers,
          body: got,
        } = await call(name, {
          token,
          params,
          query: name.startsWith("GET") || Object.keys(query).length > 0 ? queryOf(query) : "",
          ...(!name.startsWith("GET") && { body: sent }),
          headers: {
            ...(ifMatch !== null && { "if-match": ifMatch }),
            ...(key !== null && { "idempotency-key": key }),
          },
        });
        expect(status).toBeLessThan(500);
        if (status >= 400) {
          expect(headers.get("content-type")).toBe("application/problem+json");
          expect(got).toMatchObject({ status, detail: expect.any(String) });
        } else {
          expect(answer.safeParse(got).error).toBeUndefined();
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 600_000);
});

/** Mostly an address that exists, since junk there never reaches the body. */
function addressOf(name: string, pick: number): fc.Arbitrary<Record<string, string>> {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  const one = (...values: string[]) =>
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values) }, text);
  return fc.record({
    number: one(...numbersOf(name).map(String)),
    id: one(idOf(name)),
    slug: one(world.serviceSlug),
    itemId: one(world.itemIds[pick % world.itemIds.length] ?? ""),
    role: one("SCRIBE", "COMMANDER", "SUBJECT_EXPERT"),
  });
}

function numbersOf(name: string): number[] {
  if (name.includes("/slos")) return [world.sloNumber];
  return name.includes("/runbooks") ? [world.runbookNumber] : world.numbers;
}

function idOf(name: string): string {
  if (name.includes("/action-items")) return world.actionItemId;
  if (name.includes("/webhook-deliveries")) return world.deliveryId;
  if (name === "DELETE /webhooks/{id}") return world.spareWebhookId;
  if (name.includes("/webhooks")) return world.webhookId;
  if (name.includes("/exclusions")) return world.exclusionId;
  if (name.includes("/topics")) return world.topicId;
  if (name.includes("/threads")) return world.threadId;
  if (name.includes("/suggestions")) return world.suggestionIds[0] ?? "";
  return world.entryId;
}

function queryOf(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).map(([key, value]): [string, string] => [
    key.toWellFormed(),
    String(typeof value === "string" ? value.slice(0, 500) : JSON.stringify(value)).toWellFormed(),
  ]);
  return `?${new URLSearchParams(pairs)}`;
}

function nested(depth: number): unknown {
  return JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
}
