import { pause } from "./client";

/** What came of all requests so far. */
export type Traffic = {
  readonly byStatus: Map<number, number>;
  /** Of those that were not 2xx: what was asked and answered. */
  readonly refused: string[];
  /** Milliseconds of each answer since they were last taken away. */
  taken: number[];
};

/** Somebody who works: where they ask, and as whom. */
export type Visitor = {
  readonly urlOf: () => string;
  readonly token: string;
  readonly cookie: string;
  /** People that roles and work are given to, so that the same are told of many incidents at once. */
  readonly people: readonly string[];
  readonly isOver: () => boolean;
};

const PATIENCE_MS = 30_000;
/** Between two steps of one visitor. */
const BREATH_MS = 20;

/** One incident after another, from the alarm to an action item, with pages read in between, until it is over. */
export async function work(visitor: Visitor, traffic: Traffic): Promise<void> {
  for (let round = 0; !visitor.isOver(); round += 1) {
    const ask = (path: string, method = "GET", body?: object) =>
      request(visitor, traffic, path, method, body);
    const { number } = await ask("/api/v1/incidents", "POST", {
      title: `Soaked ${round}`,
      severity: `SEV${1 + (round % 4)}`,
    });
    if (number === undefined) {
      await pause(1_000);
      continue;
    }
    for (const [method, path, body] of stepsOf(Number(number), visitor.people, round)) {
      if (visitor.isOver()) return;
      await ask(path, method, body);
      await pause(BREATH_MS);
    }
  }
}

type Step = readonly [method: string, path: string, body?: object];

function stepsOf(number: number, people: readonly string[], round: number): Step[] {
  const on = `/api/v1/incidents/${number}`;
  const person = (n: number) => people[(round + n) % people.length] ?? "";
  const entries: Step[] = Array.from({ length: 6 }, (_, n) => [
    "POST",
    `${on}/timeline`,
    { body: `Looked at shard ${n}: **fine**.\n\n- lag ${n * 7} s\n- \`queue ${n}\`` },
  ]);
  return [
    ["PUT", `${on}/roles/SCRIBE`, { userId: person(1) }],
    ["POST", `${on}/acknowledgement`, {}],
    ["PUT", `${on}/roles/COMMANDER`, { userId: person(2) }],
    ...entries,
    ["GET", `/incidents/${number}`],
    ["POST", `${on}/updates`, { message: "We know the cause.", audience: "INTERNAL" }],
    ["GET", "/incidents"],
    ["GET", "/api/v1/search?q=shard"],
    ["POST", "/api/v1/action-items", item(number, person(3))],
    ["POST", `${on}/mitigation`, {}],
    ["POST", `${on}/resolution`, {}],
    ["GET", `${on}/timeline`],
    ["GET", "/notifications"],
  ];
}

function item(incidentNumber: number, ownerId: string): object {
  return { title: "Alarm on lag", ownerId, dueOn: "2030-01-31", incidentNumber };
}

async function request(
  { urlOf, token, cookie }: Visitor,
  traffic: Traffic,
  path: string,
  method: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const begun = performance.now();
  const who = path.startsWith("/api/") ? { authorization: `Bearer ${token}` } : { cookie };
  const key = method === "POST" && { "idempotency-key": crypto.randomUUID() };
  let status = 0;
  let text = "";
  try {
    const answer = await fetch(`${urlOf()}${path}`, {
      method,
      headers: { ...who, ...key, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    status = answer.status;
    text = await answer.text();
  } catch {
    // No answer: it is counted as 0.
  }
  traffic.taken.push(performance.now() - begun);
  traffic.byStatus.set(status, (traffic.byStatus.get(status) ?? 0) + 1);
  if (status < 200 || status > 299) traffic.refused.push(`${status} ${method} ${path} ${text}`);
  return path.startsWith("/api/") && status < 300 && text ? JSON.parse(text) : {};
}
