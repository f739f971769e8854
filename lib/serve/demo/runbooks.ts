const DAY_MS = 86_400_000;

type DemoRunbook = {
  readonly service: string;
  readonly title: string;
  readonly body: string;
  /** Days since somebody last found it right. */
  readonly reviewedDaysAgo: number;
};

const RUNBOOKS: readonly DemoRunbook[] = [
  {
    service: "payments",
    title: "Card payments time out",
    reviewedDaysAgo: 34,
    body: `For when timeouts towards the card processor rise above 2 %.

1. Open the processor's status page. If it reports a fault, send an update and go to step 5.
2. Compare the rise with the last deployment of \`payments\`. If it began within an hour of it, roll back: \`deploy rollback payments\`.
3. Look at the connection pool: \`pool_waiting\` above 20 for five minutes means it is exhausted.
4. Restart one instance. If its timeouts fall, restart the others one by one, two minutes apart.
5. Switch checkout to "pay later" with the flag \`card_fallback\`. Orders are kept and charged afterwards.

When it is over: switch \`card_fallback\` off, and watch the charge queue drain (about 200 orders a minute).`,
  },
  {
    service: "orders",
    title: "Orders stuck in processing",
    reviewedDaysAgo: 141,
    body: `For when orders older than ten minutes are still in processing.

1. Count them: \`orders stuck --older-than 10m\`.
2. Look for locks on the order table: \`db locks orders\`. A migration that holds one is cancelled first.
3. Take one order through by hand: \`orders retry ID\`. If it passes, retry all: \`orders retry --stuck\`.
4. If retries fail, stop the intake with the flag \`orders_intake\` and call whoever is on call for the database.`,
  },
  {
    service: "search",
    title: "Search returns nothing",
    reviewedDaysAgo: 12,
    body: `1. Ask the index how many documents it has: \`search count\`. Below 90 % of yesterday's, the index is not filled.
2. Point the alias back to the index before: \`search alias previous\`. Results return within a minute.
3. Start the filling again and watch it: \`search fill --watch\`.`,
  },
];

/** What the demo's services have to respond from: most of it current, one of it stale. */
export function makeRunbooks(now: Date) {
  return RUNBOOKS.map(({ service, title, body, reviewedDaysAgo }) => ({
    input: { title, body, services: [service] },
    at: new Date(now.getTime() - reviewedDaysAgo * DAY_MS),
  }));
}
