import type { Answer, AttemptOutcome } from "@/lib/platform/outbound/send";

/** What an answer to `query_range` says: steps by their instant in seconds, or why there are none. */
export type Read =
  | {
      readonly kind: "POINTS";
      readonly points: ReadonlyMap<number, string>;
      readonly remark: string | null;
    }
  /** The source as a whole does not answer: others need not ask it now. */
  | { readonly kind: "AWAY"; readonly because: string }
  /** It does not answer this query. */
  | { readonly kind: "REFUSED"; readonly because: string };

/** Steps from `start` to `end` (seconds since 1970, both included), a minute apart. */
export type Range = { readonly start: number; readonly end: number };

/** So many steps at once: Prometheus answers at most 11,000, and they fit the bound of an answer. */
export const STEPS_MOST = 5_000;
type Json = Readonly<Record<string, unknown>>;
const SAID_MOST = 300;

/** Reads one answer. @param called what the query is called in sentences: “good” */
export function readAnswer(outcome: Answer | AttemptOutcome, called: string, range: Range): Read {
  if (outcome.kind === "failed") return away(outcome.error);
  const { status, answer } = outcome;
  const extent = "extent" in outcome ? outcome.extent : "WHOLE";
  if (status === 401 || status === 403) {
    return away(`The data source answered ${status}: it does not take these credentials.`);
  }
  if (status >= 300 && status <= 399) {
    return away(
      `The data source answered ${status}, a redirect. Redirects are not followed: give the address it leads to.`,
    );
  }
  if (extent === "TOO_LARGE") {
    return refused(
      `The answer to the query “${called}” is too large: sum its series into one, as sum(…).`,
    );
  }
  if (extent === "BROKEN_OFF") return away("The data source's answer broke off.");
  const body = parse(answer);
  if (body === null) return away(sayNoJson(status));
  if (body.status !== "success") return readRefusal(status, body, called);
  return readResult(body, called, range);
}

function readRefusal(status: number, body: Json, called: string): Read {
  const said = typeof body.error === "string" ? `: ${plain(body.error)}` : ".";
  // Refused by what it asks; anything else is the source's own trouble.
  if (body.errorType === "bad_data" || body.errorType === "execution") {
    return refused(`The query “${called}” is refused${said}`);
  }
  if (body.errorType === "timeout" || body.errorType === "canceled") {
    return refused(`The query “${called}” takes the data source too long${said}`);
  }
  return away(`The data source answered ${status}${said}`);
}

function readResult({ data, warnings }: Json, called: string, range: Range): Read {
  const { resultType, result } = isObject(data) ? data : {};
  if (resultType !== "matrix" || !Array.isArray(result)) {
    const got = typeof resultType === "string" ? plain(resultType) : "something else";
    return refused(`The query “${called}” is answered with ${got} where steps were asked for.`);
  }
  if (result.length > 1) {
    return refused(
      `The query “${called}” answers ${result.length} series: sum them into one, as sum(…).`,
    );
  }
  const warned = Array.isArray(warnings) ? warnings.filter((each) => typeof each === "string") : [];
  const remark = warned.length > 0 ? `The data source warns: ${plain(warned.join("; "))}` : null;
  const [series] = result as unknown[];
  if (series === undefined) {
    const none = `The query “${called}” answers no series; where that means none, write: … or vector(0).`;
    return { kind: "POINTS", points: new Map(), remark: remark ?? none };
  }
  if (isObject(series) && series.histograms !== undefined && series.values === undefined) {
    return refused(
      `The query “${called}” answers histograms: take a number of them, as by histogram_count().`,
    );
  }
  const points = readPoints(isObject(series) ? series.values : null, range);
  if (!points) return refused(`The query “${called}” is answered with steps that cannot be read.`);
  return { kind: "POINTS", points, remark };
}

/** Null where they are not what was asked for. */
function readPoints(values: unknown, { start, end }: Range): Map<number, string> | null {
  if (!Array.isArray(values) || values.length > STEPS_MOST) return null;
  const points = new Map<number, string>();
  for (const point of values as unknown[]) {
    if (!Array.isArray(point)) return null;
    const [at, value] = point as unknown[];
    if (typeof at !== "number" || typeof value !== "string") return null;
    if (at < start || at > end || (at - start) % 60 !== 0) return null;
    points.set(at, value);
  }
  return points;
}

function sayNoJson(status: number): string {
  if (status === 404) return "There is no Prometheus at this address: it answered 404.";
  if (status >= 400) return `The data source answered ${status}.`;
  return "The data source answered something that is not JSON: is a Prometheus at this address?";
}

/** Answers nest seven deep; to take thousands of levels apart would hold up everybody. */
const DEEPEST = 50;

function parse(text: string): Json | null {
  if (isTooDeep(text)) return null;
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : null;
  } catch {
    return null;
  }
}

/** Brackets in texts count too: whoever has that many is no Prometheus either, unless they close again. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Foreign words on one line, cut where they are long. */
function plain(text: string): string {
  const line = text
    .slice(0, 2_000)
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return line.length > SAID_MOST ? `${line.slice(0, SAID_MOST).toWellFormed()}…` : line;
}

function away(because: string): Read {
  return { kind: "AWAY", because };
}

function refused(because: string): Read {
  return { kind: "REFUSED", because };
}
