import type { EndpointName } from "@/lib/serve/api/endpoints/endpoints";

/** What the steps of a story have made so far, by the word before it in an address: `{ threads: "0190…" }`. */
export type Known = Record<string, string | number>;

/** One call of the API. Its input is the command's own sample, and `body` where that names something made here. */
export type Step = {
  readonly call: EndpointName;
  readonly body?: (known: Known) => Readonly<Record<string, unknown>>;
  /** Who asks; an admin unless another is named. */
  readonly by?: "reviewer" | "reader";
  /** Which field of the answer is used in later addresses, and as what. */
  readonly keep?: Readonly<Record<string, string>>;
};

export const DECLARE: Step = { call: "POST /incidents", keep: { incidents: "number" } };
export const RESOLVE: Step = { call: "POST /incidents/{number}/resolution" };
