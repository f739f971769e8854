import type { Step } from "./step";

/** Who owns what, once there is a service. */
export const OWNING: readonly Step[] = [
  { call: "POST /teams", keep: { teams: "slug" } },
  { call: "GET /teams" },
  { call: "PATCH /teams/{slug}" },
  { call: "PUT /teams/{slug}/members/{userId}" },
  { call: "GET /teams/{slug}" },
  { call: "GET /services" },
  { call: "PATCH /services/{slug}", body: ({ teams }) => ({ team: teams, links: LINKS }) },
  { call: "GET /services/{slug}" },
  { call: "POST /imports/catalog" },
  { call: "GET /deployments" },
  { call: "DELETE /teams/{slug}/members/{userId}" },
  { call: "PATCH /services/{slug}", body: () => ({ team: null }) },
  { call: "PUT /teams/{slug}/archiving" },
];

const LINKS = [{ title: "Dashboard", url: "https://grafana.example.org/d/1" }];
