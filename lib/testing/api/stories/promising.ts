import type { Step } from "./step";

/** What is promised of a service, measured, and what does not count. */
export const PROMISING: readonly Step[] = [
  { call: "POST /services", body: () => ({ slug: "promising" }), keep: { services: "slug" } },
  { call: "POST /services/{slug}/slos", keep: { slos: "number" } },
  { call: "GET /slos" },
  { call: "GET /slos/{number}" },
  { call: "PATCH /slos/{number}" },
  { call: "GET /slos/{number}/definitions" },
  { call: "POST /slos/{number}/samples" },
  { call: "GET /slos/{number}/status" },
  { call: "GET /slos/{number}/history" },
  { call: "POST /slos/{number}/exclusions", keep: { exclusions: "id" } },
  { call: "GET /slos/{number}/exclusions" },
  { call: "DELETE /slos/{number}/exclusions/{id}" },
  { call: "DELETE /slos/{number}" },
];
