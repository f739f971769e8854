/** Whose services the demo's are; `leads` and `members` are places in the list of its people. */
export const TEAMS = [
  { slug: "payments-crew", name: "Payments", leads: [0], members: [1] },
  { slug: "fulfilment", name: "Orders and fulfilment", leads: [2], members: [3, 0] },
  { slug: "storefront", name: "Storefront", leads: [4], members: [1] },
  { slug: "platform", name: "Platform", leads: [3], members: [4, 2] },
] as const;

type DemoService = {
  readonly slug: string;
  readonly name: string;
  readonly tier: number;
  readonly team: (typeof TEAMS)[number]["slug"];
  readonly description: string;
  readonly dependsOn: readonly string[];
};

/** What the made-up shop runs. Catalogue and Search need each other, as such things do. */
export const SERVICES: readonly DemoService[] = [
  {
    slug: "checkout",
    name: "Checkout",
    tier: 1,
    team: "payments-crew",
    description: "Takes a basket to a paid order.",
    dependsOn: ["payments", "orders", "catalogue"],
  },
  {
    slug: "payments",
    name: "Payments",
    tier: 1,
    team: "payments-crew",
    description: "Talks to the card processor, wallets and invoices.",
    dependsOn: ["logging"],
  },
  {
    slug: "orders",
    name: "Orders",
    tier: 1,
    team: "fulfilment",
    description: "Keeps every order from payment to delivery.",
    dependsOn: ["payments", "mailer"],
  },
  {
    slug: "mailer",
    name: "Mailer",
    tier: 3,
    team: "fulfilment",
    description: "Sends receipts, password links and the newsletter.",
    dependsOn: [],
  },
  {
    slug: "catalogue",
    name: "Catalogue",
    tier: 2,
    team: "storefront",
    description: "Product pages, prices and stock.",
    dependsOn: ["search"],
  },
  {
    slug: "search",
    name: "Search",
    tier: 2,
    team: "storefront",
    description: "Finds products; its index is filled from the catalogue.",
    dependsOn: ["catalogue", "logging"],
  },
  {
    slug: "api-gateway",
    name: "API gateway",
    tier: 1,
    team: "platform",
    description: "The one way in for apps and partners.",
    dependsOn: ["checkout", "catalogue", "search", "orders"],
  },
  {
    slug: "logging",
    name: "Logging",
    tier: 3,
    team: "platform",
    description: "Collects what all services say.",
    dependsOn: [],
  },
];

/** Where people look at a service elsewhere. */
export function linksOf(slug: string) {
  return [
    { title: "Dashboard", url: `https://grafana.example.org/d/${slug}` },
    { title: "Repository", url: `https://git.example.org/shop/${slug}` },
    { title: "Architecture", url: `https://wiki.example.org/services/${slug}` },
  ];
}

/** Releases of the weeks before: every few days one, now and then a bad one. */
export function makeReleases(now: Date) {
  return SERVICES.flatMap(({ slug }, at) =>
    Array.from({ length: 6 }, (_, index) => ({
      service: slug,
      version: `${2 + (at % 4)}.${30 - index}.${(at * 3 + index) % 5}`,
      deployedAt: new Date(now.getTime() - (2 + index * 4 + at * 0.7) * DAY_MS),
      outcome: OUTCOMES[(at * 5 + index * 3) % OUTCOMES.length] ?? "SUCCEEDED",
    })),
  );
}

const DAY_MS = 86_400_000;
const OUTCOMES = [
  ...(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED"] as const),
  ...(["ROLLED_BACK", "SUCCEEDED", "SUCCEEDED", "FAILED"] as const),
];
