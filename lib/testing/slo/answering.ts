import type { ServerResponse } from "node:http";

/** What a server in place of a Prometheus does with a request; `body` is the form that was sent. */
export type Answering = (response: ServerResponse, body: string) => void;

/** A body, as Prometheus sends them. */
export const json =
  (body: object, status = 200): Answering =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
/** Series of steps. */
export const matrix = (result: unknown, more: object = {}) =>
  json({ status: "success", data: { resultType: "matrix", result }, ...more });
/** What Prometheus says instead of an answer. */
export const refusal = (status: number, errorType: string, error: string) =>
  json({ status: "error", errorType, error }, status);
/** What something else says. */
export const text =
  (status: number, body: string, headers = {}): Answering =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** One event a step, all of them good. */
export const steady: Answering = (response, body) => {
  const form = new URLSearchParams(body);
  const [start, end] = [Number(form.get("start")), Number(form.get("end"))];
  const count = (end - start) / 60 + 1;
  const values = Array.from({ length: count }, (_, index) => [start + index * 60, "1"]);
  matrix([{ metric: {}, values }])(response, body);
};
