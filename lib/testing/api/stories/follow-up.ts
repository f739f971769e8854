import type { Step } from "./step";

/** What is promised afterwards, and what is kept at hand. */
export const FOLLOW_UP: readonly Step[] = [
  {
    call: "POST /action-items",
    body: ({ incidents }) => ({ incidentNumber: incidents }),
    keep: { "action-items": "id" },
  },
  { call: "GET /action-items" },
  { call: "GET /action-items.csv" },
  { call: "GET /action-items/figures" },
  { call: "GET /action-items/similar" },
  {
    call: "PATCH /action-items",
    body: (known) => ({ items: [{ actionItemId: known["action-items"] }] }),
  },
  { call: "GET /action-items/{id}" },
  { call: "PATCH /action-items/{id}" },
  { call: "GET /action-items/{id}/similar" },
  { call: "POST /action-items/{id}/comments" },
  { call: "GET /action-items/{id}/comments" },
  { call: "GET /action-items/{id}/postponements" },
  { call: "GET /action-items/{id}/history" },
  { call: "POST /runbooks", keep: { runbooks: "number" } },
  { call: "GET /runbooks" },
  { call: "GET /runbooks/{number}" },
  { call: "POST /runbooks/{number}/reviews" },
  { call: "PATCH /runbooks/{number}", body: () => ({ version: 1 }) },
  { call: "GET /runbooks/{number}/revisions" },
  { call: "GET /people" },
  { call: "GET /search" },
];
