import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Target } from "./fuzz-addresses";
import { HEADERS, ODD_LINES, QUERY_NAMES, TEXTS, VALUES } from "./fuzz-junk";
import type { RawRequest } from "./raw-request";

export const WHO = ["nobody", "VIEWER", "RESPONDER", "ADMIN"] as const;
export type Who = (typeof WHO)[number];

/** A request that somebody sends; who they are is put in when it is sent. */
export type Sent = RawRequest & { readonly who: Who; readonly isApi: boolean };

type Known = {
  readonly targets: readonly Target[];
  readonly actionIds: readonly string[];
  /** Valid inputs of commands and queries, to be spoilt. */
  readonly samples: readonly unknown[];
  /** What dynamic parts of an address mostly hold, so that more than "not found" is tried. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
};

const ODD_METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
];
const who = fc.constantFrom(...WHO);
const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: "binary", maxLength: 20 }));
const value = fc.oneof(fc.constantFrom<unknown>(...VALUES), text, fc.jsonValue({ maxDepth: 3 }));
const headers = fc.array(fc.constantFrom(...HEADERS), { maxLength: 3 });

/** Every kind of request, plain and spoilt. */
export function anyRequest(known: Known): fc.Arbitrary<Sent> {
  return fc.oneof(
    { weight: 6, arbitrary: pageOrRoute(known) },
    { weight: 2, arbitrary: actionCall(known) },
    { weight: 1, arbitrary: oddLine() },
  );
}

function pageOrRoute(known: Known): fc.Arbitrary<Sent> {
  return fc
    .constantFrom(...known.targets)
    .chain((target) =>
      fc.record({
        who,
        path: addressOf(target.pattern, known.parts),
        query: queryText(),
        method: fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...target.methods) },
          { weight: 1, arbitrary: fc.constantFrom(...ODD_METHODS) },
        ),
        version: fc.constantFrom("1.1", "1.1", "1.1", "1.1", "1.1", "1.0"),
        headers,
        body: bodyFor(known.samples),
      }),
    )
    .map(({ path, query, method, version, body, headers: extra, ...rest }) => ({
      ...rest,
      line: `${method} ${path}${query} HTTP/${version}`,
      isApi: path.startsWith("/api/v1/"),
      headers: method === "GET" || method === "HEAD" ? extra : [...body.headers, ...extra],
      body: method === "GET" || method === "HEAD" ? "" : body.body,
    }));
}

function actionCall({ actionIds, samples, targets, parts }: Known): fc.Arbitrary<Sent> {
  const pages = targets.filter(({ pattern }) => !pattern.startsWith("/api/"));
  const id = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...actionIds) },
    { weight: 1, arbitrary: fc.constantFrom("x", "0".repeat(42), "__proto__", "constructor") },
  );
  const input = fc.oneof(spoilt(samples), value);
  const payload = fc.oneof(
    { weight: 6, arbitrary: fc.array(input, { maxLength: 3 }).map((args) => jsonOf(args)) },
    { weight: 1, arbitrary: fc.constantFrom(...ACTION_PAYLOADS) },
    { weight: 1, arbitrary: text },
  );
  const type = fc.constantFrom("text/plain;charset=UTF-8", "text/plain;charset=UTF-8", ...TYPES);
  return fc
    .record({
      who,
      path: fc.constantFrom(...pages).chain(({ pattern }) => addressOf(pattern, parts)),
      id,
      payload,
      type,
      headers,
    })
    .map(({ path, id: actionId, payload: sent, type: mediaType, headers: extra, ...rest }) => ({
      ...rest,
      line: `POST ${path} HTTP/1.1`,
      isApi: false,
      headers: [
        ["Next-Action", actionId],
        ["Content-Type", mediaType],
        ...lengthOf(sent),
        ...extra,
      ],
      body: sent,
    }));
}

function oddLine(): fc.Arbitrary<Sent> {
  return fc
    .record({ who, line: fc.constantFrom(...ODD_LINES), headers })
    .map(({ headers: extra, ...odd }) => ({
      // A body that is announced and never comes is waited for, as it should be.
      headers: extra.filter(([name]) => name !== "Content-Length"),
      ...odd,
      isApi: odd.line.includes("/api/v1/"),
      body: "",
    }));
}

function addressOf(
  pattern: string,
  parts: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<string> {
  const segments = pattern.split("/").map((segment) => {
    const name = /^\[(?:\.\.\.)?(\w+)\]$/.exec(segment)?.[1];
    if (name === undefined) return fc.constant(segment);
    const usual = fc.constantFrom(...(parts[name] ?? ["1"]));
    const odd = text.map((junk) => encodeURIComponent(junk.toWellFormed()) || "1");
    const raw = fc.constantFrom("%", "%E0%A4%A", "%00", "..", "%2e%2e", "%2F", "é", "__proto__");
    return fc.oneof({ weight: 8, arbitrary: usual }, { weight: 2, arbitrary: odd }, raw);
  });
  return fc.tuple(...segments).map((filled) => filled.join("/") || "/");
}

function queryText(): fc.Arbitrary<string> {
  const pair = fc
    .tuple(fc.constantFrom(...QUERY_NAMES), fc.oneof(text, value.map(jsonOf)))
    .map(([name, junk]) => `${name}=${encodeURIComponent(junk.slice(0, 900).toWellFormed())}`);
  const pairs = fc
    .array(pair, { maxLength: 4 })
    .map((all) => (all.length ? `?${all.join("&")}` : ""));
  const raw = fc.constantFrom(
    "?",
    "?&&&",
    "?=",
    "?q=%",
    "?q=%E0%A4%A",
    "?a[]=1&a[]=2",
    "?%00=1",
    "??",
  );
  return fc.oneof({ weight: 6, arbitrary: pairs }, { weight: 1, arbitrary: raw });
}

type Body = {
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | Buffer;
};

function bodyFor(samples: readonly unknown[]): fc.Arbitrary<Body> {
  const json = fc.oneof(spoilt(samples), value).map((input) => {
    const body = jsonOf(input);
    return { headers: [["Content-Type", "application/json"], ...lengthOf(body)] as const, body };
  });
  const odd = fc
    .record({
      body: fc.oneof(text, fc.constantFrom(...ACTION_PAYLOADS)),
      type: fc.constantFrom(...TYPES),
    })
    .map(({ body, type }) => ({
      headers: [["Content-Type", type], ...lengthOf(body)] as const,
      body,
    }));
  const zipped = gzipSync("{}");
  const encoded = fc.constant({
    headers: [
      ["Content-Type", "application/json"],
      ["Content-Encoding", "gzip"],
      ["Content-Length", String(zipped.length)],
    ] as const,
    body: zipped,
  });
  return fc.oneof({ weight: 8, arbitrary: json }, { weight: 2, arbitrary: odd }, encoded);
}

/** A valid input with some of its fields replaced or some added. */
function spoilt(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.constantFrom(...samples).chain((sample) => {
    if (typeof sample !== "object" || sample === null) return fc.constant(sample);
    const names = [...Object.keys(sample), "__proto__", "constructor", "extra"];
    return fc
      .dictionary(fc.constantFrom(...names), value, { maxKeys: 2 })
      .map((changes) => ({ ...sample, ...changes }));
  });
}

function jsonOf(input: unknown): string {
  return JSON.stringify(input) ?? "null";
}

function lengthOf(body: string) {
  return [["Content-Length", String(Buffer.byteLength(body))]] as const;
}

const TYPES = [
  "application/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "application/octet-stream",
  "application/json; charset=utf-16",
  "\u00ff",
];

/** Bodies that Next's and React's own readers take apart, spoilt where they are weakest. */
const ACTION_PAYLOADS = [
  "",
  "[",
  "null",
  '["$F1"]',
  '["$K1"]',
  '["$Q1","$W2"]',
  '["$@0"]',
  '["$1"]',
  '["$B1"]',
  '["$R0"]',
  '["$n9999999999999999999999999"]',
  '["$D2026-99-99"]',
  '["$undefined"]',
  '[{"__proto__":{"x":1}}]',
  "[".repeat(20_000),
  `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  '--x\r\nContent-Disposition: form-data; name="1_$ACTION_REF_1"\r\n\r\n\r\n--x--\r\n',
  '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--x--\r\n',
  '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_x"\r\n\r\n\r\n--x--\r\n',
  '--x\r\nContent-Disposition: form-data; name="$ACTION_KEY"\r\n\r\n',
  "csrfToken=x&email=a%00b&password=x&json=true",
  "csrfToken=x&callbackUrl=http://x:99999999",
];
