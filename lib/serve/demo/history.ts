import type { Factor } from "@/lib/learn/postmortems/catalogue/factors";
import { addMinutes } from "@/lib/platform/core/clock/duration";

type Story = {
  readonly title: string;
  readonly service: readonly [slug: string, name: string, tier: number];
  readonly severity: "SEV1" | "SEV2" | "SEV3" | "SEV4";
  readonly cause: string;
  readonly fix: string;
  readonly factors: readonly Factor[];
  readonly tags: readonly string[];
};

const STORIES: readonly Story[] = [
  {
    title: "Search returns no results",
    service: ["search", "Search", 2],
    severity: "SEV2",
    cause: "The new index was switched on before it was filled.",
    fix: "Alias moved back to the old index.",
    factors: ["CHANGE", "TESTING"],
    tags: ["index", "rollout"],
  },
  {
    title: "Slow product pages",
    service: ["catalogue", "Catalogue", 2],
    severity: "SEV3",
    cause: "A cache key held the time of day, so nothing was ever found in the cache.",
    fix: "Cache key corrected and deployed.",
    factors: ["CHANGE", "MONITORING"],
    tags: ["cache"],
  },
  {
    title: "Password reset e-mails are late",
    service: ["mailer", "Mailer", 3],
    severity: "SEV3",
    cause: "A newsletter filled the same queue.",
    fix: "Newsletter paused; its queue separated.",
    factors: ["CAPACITY", "DESIGN"],
    tags: ["queue"],
  },
  {
    title: "Elevated 5xx on the public API",
    service: ["api-gateway", "API gateway", 1],
    severity: "SEV2",
    cause: "One of three gateways kept a stale certificate.",
    fix: "Gateway restarted with the new certificate.",
    factors: ["CONFIGURATION", "NETWORK"],
    tags: ["certificate"],
  },
  {
    title: "Disk of the log store nearly full",
    service: ["logging", "Logging", 3],
    severity: "SEV4",
    cause: "A debug flag stayed on after last week's test.",
    fix: "Flag off; old indices removed.",
    factors: ["CONFIGURATION", "CAPACITY"],
    tags: ["disk"],
  },
  {
    title: "Orders stuck in processing",
    service: ["orders", "Orders", 1],
    severity: "SEV1",
    cause: "A migration held a lock on the order table.",
    fix: "Migration cancelled; run again in small steps.",
    factors: ["CHANGE", "DATA"],
    tags: ["migration", "database-lock"],
  },
  {
    title: "Mobile app shows an empty start page",
    service: ["catalogue", "Catalogue", 2],
    severity: "SEV2",
    cause: "A feature flag had no default for older app versions.",
    fix: "Default set for the flag.",
    factors: ["CONFIGURATION", "TESTING"],
    tags: ["feature-flag", "rollout"],
  },
  {
    title: "Replica lag above ten minutes",
    service: ["orders", "Orders", 1],
    severity: "SEV3",
    cause: "A report ran on the replica without a time limit.",
    fix: "Report stopped; limit added.",
    factors: ["CAPACITY", "DATA"],
    tags: ["replication"],
  },
  {
    title: "Certificate expires in two days",
    service: ["api-gateway", "API gateway", 1],
    severity: "SEV4",
    cause: "Renewal failed silently after a DNS change.",
    fix: "DNS corrected; certificate renewed.",
    factors: ["MONITORING", "DEPENDENCY"],
    tags: ["certificate"],
  },
  {
    title: "Checkout rejects valid vouchers",
    service: ["checkout", "Checkout", 1],
    severity: "SEV3",
    cause: "The voucher service compared dates in the wrong zone.",
    fix: "Comparison moved to UTC.",
    factors: ["TESTING"],
    tags: ["time-zone"],
  },
];

const COUNT = 38;
const DAY_MINUTES = 1_440;

/** A few months of made-up, plausible incidents, the same for the same day. Shape: `ImportIncident`. */
export function makeHistory(now: Date) {
  return Array.from({ length: COUNT }, (_, index) => {
    const story = STORIES[index % STORIES.length];
    return story ? [makeIncident(story, index, now)] : [];
  }).flat();
}

function makeIncident(story: Story, index: number, now: Date) {
  const spread = (salt: number, size: number) => (index * 7_919 + salt * 104_729) % size;
  const impactAt = addMinutes(now, -(3 + index * 3.4) * DAY_MINUTES + spread(1, 900));
  const at = (minutes: number) => addMinutes(impactAt, minutes).toISOString();
  const detected = 2 + spread(2, 12);
  const acknowledged = detected + 3 + spread(3, story.severity === "SEV1" ? 18 : 30);
  const mitigated = acknowledged + 9 + spread(4, 70);
  const resolved = mitigated + 12 + spread(5, 60);
  const [slug, name, tier] = story.service;
  const isReviewed = story.severity === "SEV1" || story.severity === "SEV2";
  const isDecided = index > 4;
  return {
    title: story.title,
    kind: index % 13 === 12 ? "DRILL" : "REAL",
    severity: story.severity,
    summary: story.cause,
    services: [{ slug, name, tier }],
    facts: {
      impactStartedAt: at(0),
      detectedAt: at(detected),
      declaredAt: at(detected + 1),
      acknowledgedAt: at(acknowledged),
      mitigatedAt: at(mitigated),
      resolvedAt: at(resolved),
      usersAffectedPercent: story.severity === "SEV4" ? 0 : 5 + spread(6, 60),
    },
    timeline: [
      {
        occurredAt: at(detected),
        kind: "OBSERVATION",
        keyMoment: true,
        body: `Alert: ${story.title.toLowerCase()}.`,
      },
      { occurredAt: at(acknowledged + 5), kind: "OBSERVATION", keyMoment: true, body: story.cause },
      { occurredAt: at(mitigated), kind: "ACTION", keyMoment: true, body: story.fix },
    ],
    ...(isReviewed && { postmortem: makePostmortem(story, spread(7, 20), isDecided) }),
    source: "Made up for the demo",
  };
}

function makePostmortem(story: Story, extraDays: number, isDecided: boolean) {
  const isDone = isDecided && extraDays % 3 > 0;
  return {
    rootCause: story.cause,
    contributingFactors: [
      "The change was not visible on any dashboard.",
      "The runbook did not cover this case.",
    ],
    wentWell: ["The fix was small and could be verified within minutes."],
    wentPoorly: ["It took several people to find who knows this part."],
    publishedInDays: isDecided ? 2 + (extraDays % 6) : null,
    factors: [...story.factors, "RUNBOOK"],
    tags: story.tags,
    lessons: `What helped in the end: ${story.fix.charAt(0).toLowerCase()}${story.fix.slice(1)}`,
    actionItems: [
      {
        title: `Alert on: ${story.title.toLowerCase()}`,
        priority: "P1",
        kind: "DETECT",
        dueInDays: 14 + extraDays,
        ...(isDone && {
          state: "DONE",
          evidence: "The alert fired in last month's drill.",
          doneInDays: 9 + extraDays,
        }),
        ...(isDecided && !isDone && { state: "OPEN" }),
      },
      {
        title: `Describe the case in the runbook of ${story.service[1]}`,
        priority: "P2",
        kind: "PROCESS",
        dueInDays: 60 + 3 * extraDays,
        ...(isDecided && { state: "OPEN" }),
      },
    ],
  };
}
