import "server-only";
import { lookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type AllowList, HOW_TO_ALLOW, hostOf, mayCall, refuseTarget } from "./address-rules";
import { explainFailure, Refused, type Whom } from "./failures";

/** The whole of it: name, connection, request, answer. */
export const PATIENCE_MS = 10_000;
const ANSWER_KEPT_BYTES = 2_048;

/** One request; by POST. */
export type Message = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** What of the world outside an attempt meets; tests give their own. */
export type Surroundings = {
  readonly allow: AllowList;
  readonly resolve?: Resolve;
  readonly patienceMs?: number;
  readonly whom?: Whom;
};

/** What came of one request. */
export type AttemptOutcome =
  | { readonly kind: "answered"; readonly status: number; readonly answer: string }
  /** No answer: why, as a sentence. */
  | { readonly kind: "failed"; readonly error: string };

/** An answer as far as it was taken: all of it, up to the bound, or up to where it broke off. */
export type Answer = {
  readonly kind: "answered";
  readonly status: number;
  readonly answer: string;
  readonly extent: "WHOLE" | "TOO_LARGE" | "BROKEN_OFF";
};

/** Makes one request and tells what came of it, with the start of the answer; see `askFor`. */
export async function sendMessage(
  message: Message,
  surroundings: Surroundings,
): Promise<AttemptOutcome> {
  const outcome = await askFor(message, ANSWER_KEPT_BYTES, surroundings);
  if (outcome.kind === "failed") return outcome;
  const { kind, status, answer } = outcome;
  return { kind, status, answer };
}

/**
 * Makes one request and tells what came of it; never throws. The name is resolved once, and the connection
 * goes to exactly the addresses that were checked, so that a name cannot change its meaning in between.
 * Redirects are answers like others: nobody follows them.
 * @param mostBytes of the answer no more is read
 */
export async function askFor(
  message: Message,
  mostBytes: number,
  surroundings: Surroundings,
): Promise<Answer | Extract<AttemptOutcome, { kind: "failed" }>> {
  const {
    allow,
    resolve = resolveName,
    patienceMs = PATIENCE_MS,
    whom = "receiver",
  } = surroundings;
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const addresses = await before(signal, findAddresses(message.url, allow, resolve));
    return await before(signal, exchange(message, addresses, mostBytes, signal));
  } catch (error) {
    return { kind: "failed", error: explainFailure(error, signal.aborted, patienceMs, whom) };
  }
}

async function findAddresses(url: string, allow: AllowList, resolve: Resolve): Promise<string[]> {
  const refusal = refuseTarget(url, allow);
  if (refusal) throw new Refused(refusal.message);
  const host = hostOf(new URL(url).hostname);
  const found = isIP(host) === 0 ? await resolve(host) : [host];
  const usable = found.filter((address) => mayCall(address, host, allow));
  if (usable.length > 0) return usable;
  throw new Refused(`${host} leads to ${found.join(", ") || "nowhere"}. ${HOW_TO_ALLOW}`);
}

async function resolveName(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

function exchange(
  { url, headers, body }: Message,
  addresses: readonly string[],
  mostBytes: number,
  signal: AbortSignal,
): Promise<Answer> {
  const request = new URL(url).protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      // A connection of its own: one from a pool might lead to an address that was checked another day.
      agent: false,
      lookup: answerWith(addresses),
      signal,
    } as const;
    const sent = request(url, options);
    sent.on("error", reject);
    sent.once("response", (response) => {
      // The status has come: what breaks from now on is not a failure.
      sent.off("error", reject).on("error", () => undefined);
      readStart(response, mostBytes, signal).then((read) => {
        resolve({ kind: "answered", status: response.statusCode ?? 0, ...read });
        sent.destroy();
      }, reject);
    });
    sent.end(body);
  });
}

/** The start of an answer; what comes later, too late or not at all is not needed. */
async function readStart(
  response: IncomingMessage,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Pick<Answer, "answer" | "extent">> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > mostBytes || signal.aborted) break;
    }
  } catch {
    // Kept is what came.
  }
  const text = Buffer.concat(chunks).subarray(0, mostBytes).toString("utf8");
  const answer = text.replaceAll("\u0000", "\ufffd").toWellFormed();
  const isBroken = !response.complete;
  return { answer, extent: size > mostBytes ? "TOO_LARGE" : isBroken ? "BROKEN_OFF" : "WHOLE" };
}

/** Node asks this instead of the resolver. */
function answerWith(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, done) => {
    const [first] = all;
    if (options.all) done(null, all);
    else done(null, first?.address ?? "", first?.family ?? 4);
  };
}

/** A name server cannot be interrupted, but nobody has to wait for it. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // The answer may have come in the same moment: it goes first.
    signal.addEventListener("abort", () => setTimeout(() => reject(signal.reason), 50), {
      once: true,
    });
    work.then(resolve, reject);
  });
}
