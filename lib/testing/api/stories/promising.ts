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
  { call: "GET /services/{slug}/slos.yaml" },
  { call: "POST /imports/openslo" },
  { call: "POST /slos/{number}/exclusions", keep: { exclusions: "id" } },
  { call: "GET /slos/{number}/exclusions" },
  { call: "DELETE /slos/{number}/exclusions/{id}" },
  { call: "GET /incidents/{number}/slo-impact" },
  { call: "GET /burn-alerts" },
  { call: "GET /velocity-policy" },
  { call: "PUT /velocity-policy" },
  { call: "GET /services/{slug}/velocity-policy" },
  { call: "PUT /services/{slug}/velocity-policy" },
  { call: "PUT /services/{slug}/velocity-override", body: () => ({ until: inAnHour() }) },
  { call: "GET /services/{slug}/velocity" },
  { call: "DELETE /services/{slug}/velocity-override" },
  { call: "DELETE /slos/{number}" },
  { call: "POST /data-sources", keep: { "data-sources": "slug" } },
  { call: "GET /data-sources" },
  { call: "GET /data-sources/{slug}" },
  { call: "PATCH /data-sources/{slug}" },
  { call: "POST /data-sources/{slug}/tests" },
  { call: "DELETE /data-sources/{slug}" },
];

function inAnHour(): string {
  return new Date(Date.now() + 3_600_000).toISOString();
}
