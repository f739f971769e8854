import { z } from "zod";
import { Named, Time, Version } from "@/lib/serve/api/endpoints/respond/answers";
import { OPERATORS, SLICE_MINUTES } from "@/lib/slo/budgets/slice-rules";
import { CALENDAR_UNITS } from "@/lib/slo/budgets/window-rules";
import { BASES, MISSING, SLIS } from "@/lib/slo/slos/schemas";
import { DECISIONS } from "@/lib/slo/velocity/velocity-rules";
import { SloAsking } from "./asking-answers";

/** What the API answers about SLOs; see `answers.ts`. */
const Percent = z.number();
const By = z.strictObject({ id: z.uuid().nullable(), name: z.string() });

const Window = z.union([
  z.strictObject({ rollingDays: z.int() }),
  z.strictObject({ calendar: z.enum(CALENDAR_UNITS), timeZone: z.string() }),
]);
const Measurement = z.union([
  z.strictObject({
    type: z.literal("PUSH"),
    op: z.enum(OPERATORS).optional(),
    threshold: z.number().optional(),
  }),
  z.strictObject({ type: z.literal("INCIDENTS") }),
  z.strictObject({
    type: z.literal("PROMETHEUS"),
    dataSource: z.string(),
    good: z.string().optional(),
    bad: z.string().optional(),
    total: z.string().optional(),
    value: z.string().optional(),
    op: z.enum(OPERATORS).optional(),
    threshold: z.number().optional(),
  }),
]);

const definition = {
  sli: z.enum(SLIS),
  description: z.string(),
  targetPercent: Percent,
  window: Window,
  basis: z.enum(BASES).meta({ description: "TIME_SLICES for incidents, which are minutes" }),
  slice: z
    .strictObject({ minutes: z.literal([...SLICE_MINUTES]), targetPercent: Percent })
    .nullable(),
  missing: z.enum(MISSING).meta({ description: "What a slice without data counts as" }),
  measurement: Measurement,
  rules: z
    .array(
      z.strictObject({
        severity: z.enum(["PAGE", "TICKET"]),
        sharePercent: Percent,
        longMinutes: z.int(),
        shortMinutes: z.int(),
      }),
    )
    .nullable()
    .meta({ description: "Null: the usual rules for its window" }),
  minimumBadEvents: z.int(),
};

export const Slo = z
  .strictObject({
    id: z.uuid(),
    number: z.int(),
    ref: z.string().meta({ description: "How people call it: SLO-7" }),
    service: Named,
    name: z.string(),
    ...definition,
    definition: z.int().meta({ description: "The number of the definition in force" }),
    definedAt: Time,
    createdAt: Time,
    archivedAt: Time.nullable(),
    version: Version,
  })
  .meta({ id: "Slo" });

export const SloDefinition = z
  .strictObject({ number: z.int(), ...definition, validFrom: Time, by: By })
  .meta({ id: "SloDefinition" });

export const SloExclusion = z
  .strictObject({
    id: z.uuid(),
    startsAt: Time,
    endsAt: Time,
    reason: z.string(),
    by: By,
    createdAt: Time,
    removed: z.strictObject({ at: Time, by: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: "SloExclusion" });

export const PushedSamples = z
  .strictObject({
    accepted: z.int(),
    replaced: z.int().meta({ description: "Of the accepted: whose minute was known before" }),
    refused: z.array(z.strictObject({ at: z.string(), reason: z.string() })),
  })
  .meta({ id: "PushedSamples" });

const Share = z.number().meta({ description: "From 0 to 1" });

export const SloStatus = z
  .strictObject({
    window: z.strictObject({
      start: Time,
      end: Time,
      full: z.boolean().meta({ description: "Over, and with data from its beginning on" }),
      knownShare: Share,
      countedFrom: Time.meta({ description: "Later than start where only sums are left" }),
    }),
    good: z.number().meta({ description: "Events, or minutes where time is counted" }),
    total: z.number(),
    bad: z.number(),
    sliPercent: Percent.nullable().meta({ description: "Null: no data" }),
    budget: z.strictObject({
      unit: z.enum(["EVENTS", "MINUTES"]),
      allowed: z.number(),
      consumed: z.number(),
      remaining: z.number(),
      remainingPercent: Percent.nullable(),
    }),
    burnRates: z.array(
      z.strictObject({ minutes: z.int(), rate: z.number().nullable(), knownShare: Share }),
    ),
    rules: z.array(
      z.strictObject({
        severity: z.enum(["PAGE", "TICKET"]),
        sharePercent: Percent,
        longMinutes: z.int(),
        shortMinutes: z.int(),
        factor: z.number(),
        used: z.boolean(),
        unused: z.enum(["INSIDE_THE_BUDGET", "CAN_NEVER_FIRE"]).nullable(),
        firing: z.boolean(),
        says: z.string().nullable(),
      }),
    ),
    exhaustedAt: Time.nullable().meta({ description: "At the burn of the last 24 hours" }),
    notes: z.array(z.string()),
    asking: SloAsking.nullable().meta({ description: "Null where no data source measures it" }),
    dataUntil: Time.nullable(),
    asKnownAt: Time,
  })
  .meta({ id: "SloStatus" });

export const SloHistory = z
  .strictObject({
    from: Time,
    to: Time,
    step: z.int().meta({ description: "Minutes" }),
    points: z.array(
      z.strictObject({
        at: Time.meta({ description: "The end of its step" }),
        good: z.number(),
        total: z.number(),
        bad: z.number(),
        sliPercent: Percent.nullable(),
        remaining: z.number(),
        remainingPercent: Percent.nullable(),
        targetPercent: Percent,
      }),
    ),
  })
  .meta({ id: "SloHistory" });

export const BurnAlert = z
  .strictObject({
    id: z.uuid(),
    slo: z.strictObject({ number: z.int(), ref: z.string(), name: z.string(), service: Named }),
    severity: z.enum(["PAGE", "TICKET"]),
    longMinutes: z.int(),
    shortMinutes: z.int(),
    says: z.string().meta({ description: "How much went, and how fast, when it fired" }),
    startedAt: Time,
    endedAt: Time.nullable(),
    endedBecause: z.string().nullable(),
  })
  .meta({ id: "BurnAlert" });

const decided = {
  decision: z.enum(DECISIONS),
  because: z.string(),
  slo: z.string().nullable().meta({ description: "Which SLO decides: SLO-7" }),
};

export const Velocity = z
  .strictObject({
    ...decided,
    text: z.string().meta({ description: "What the decision means" }),
    expedite: z.string().nullable(),
    override: z
      .strictObject({
        decision: z.enum(DECISIONS),
        reason: z.string(),
        by: By,
        createdAt: Time,
        until: Time,
      })
      .nullable(),
  })
  .meta({ id: "Velocity" });

export const VelocityWithHistory = Velocity.extend({
  history: z.array(z.strictObject({ ...decided, decidedAt: Time })),
}).meta({ id: "VelocityWithHistory" });

export const VelocityPolicy = z
  .strictObject({
    steps: z.array(
      z.strictObject({
        atMostPercent: Percent,
        decision: z.enum(DECISIONS),
        text: z.string(),
        expedite: z.string(),
      }),
    ),
  })
  .meta({ id: "VelocityPolicy" });

export const SloImpact = z
  .strictObject({
    from: Time,
    to: Time.meta({ description: "The end of the impact; now while it lasts" }),
    ongoing: z.boolean(),
    slos: z.array(
      z.strictObject({
        slo: z.strictObject({ number: z.int(), ref: z.string(), name: z.string() }),
        service: z.string(),
        unit: z.enum(["EVENTS", "MINUTES"]),
        consumed: z.number(),
        allowed: z.number(),
        consumedPercent: Percent.nullable().meta({ description: "Of the whole budget" }),
        remaining: z.number().meta({ description: "At the end of the impact" }),
        remainingPercent: Percent.nullable(),
        knownShare: Share,
      }),
    ),
    velocities: z.array(
      z.strictObject({ service: z.string(), decision: z.enum(DECISIONS), because: z.string() }),
    ),
    text: z.string().nullable().meta({ description: "Markdown for the postmortem's section" }),
    frozenAt: Time.nullable(),
  })
  .meta({ id: "SloImpact" });
