import { z } from "zod";
import {
  blockText,
  Id,
  INT_MAX,
  Instant,
  lineText,
  Reason,
  Version,
} from "@/lib/platform/core/input";
import { toUnits } from "@/lib/slo/budgets/exact-rules";
import { SLICE_MINUTES } from "@/lib/slo/budgets/slice-rules";
import { CALENDAR_UNITS, isTimeZone } from "@/lib/slo/budgets/window-rules";

export const SLIS = ["AVAILABILITY", "LATENCY", "THROUGHPUT", "ERROR_RATE", "DURABILITY"] as const;
export const BASES = ["EVENTS", "TIME_SLICES"] as const;
export const MISSING = ["NOT_COUNTED", "BAD", "GOOD"] as const;

/** 7 for SLO-7. */
export const SloNumber = z.number().int().positive().max(INT_MAX);
const Target = z
  .number("Give the target in percent, as 99.9.")
  .gt(0, "A target is above 0 %.")
  .lt(100, "A target is below 100 %: nothing is ever perfect, and there would be no budget.")
  .refine((percent) => toUnits(percent, 6) !== null, "A target has at most six decimals.");
/** Of a slice all may have to be good. */
const SliceTarget = z
  .number("Give the target of a slice in percent.")
  .gt(0, "A slice's target is above 0 %.")
  .max(100, "A slice's target is at most 100 %.")
  .refine((percent) => toUnits(percent, 6) !== null, "A slice's target has at most six decimals.");

const TimeZone = lineText("The time zone", 100).refine(
  isTimeZone,
  "This time zone is not known: write it as Europe/Berlin or UTC.",
);
const WindowInput = z.union(
  [
    z.strictObject({
      rollingDays: z.number().int().min(1).max(366),
    }),
    z.strictObject({ calendar: z.enum(CALENDAR_UNITS), timeZone: TimeZone.default("UTC") }),
  ],
  "Give a window as { rollingDays: 1 to 366 } or { calendar: WEEK, MONTH, QUARTER or YEAR, timeZone }.",
);

const SYMBOLS = { "<": "LT", "<=": "LTE", ">": "GT", ">=": "GTE" } as const;
const Op = z
  .enum(["LT", "LTE", "GT", "GTE", "<", "<=", ">", ">="], "Choose LT, LTE, GT or GTE.")
  .transform((op) => (op in SYMBOLS ? SYMBOLS[op as keyof typeof SYMBOLS] : (op as "LT")));
const ThresholdValue = z.number("Give the threshold as a number.");
const Query = blockText("The query", 4_000).refine(
  (text) => text.trim() !== "",
  "The query is empty.",
);

const MeasurementInput = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      type: z.literal("PUSH"),
      /** Where values are pushed: how they are judged. */
      op: Op.optional(),
      threshold: ThresholdValue.optional(),
    }),
    z.strictObject({ type: z.literal("INCIDENTS") }),
    z.strictObject({
      type: z.literal("PROMETHEUS"),
      /** The name of a data source. */
      dataSource: lineText("The data source", 100),
      good: Query.optional(),
      bad: Query.optional(),
      total: Query.optional(),
      value: Query.optional(),
      op: Op.optional(),
      threshold: ThresholdValue.optional(),
    }),
  ],
  "Choose PUSH, INCIDENTS or PROMETHEUS as the measurement's type.",
);

const RuleInput = z.strictObject({
  severity: z.enum(["PAGE", "TICKET"], "Choose PAGE or TICKET."),
  sharePercent: z
    .number("Give the share of the budget in percent.")
    .gt(0, "The share is above 0 %.")
    .max(100, "The share is at most 100 %.")
    .refine((percent) => toUnits(percent, 3) !== null, "The share has at most three decimals."),
  longMinutes: z
    .number()
    .int()
    .min(5)
    .max(30 * 1_440, "The long window is at most 30 days."),
  shortMinutes: z
    .number()
    .int()
    .min(1)
    .max(3 * 1_440, "The short window is at most 3 days."),
});

const parts = {
  sli: z.enum(SLIS, "Choose AVAILABILITY, LATENCY, THROUGHPUT, ERROR_RATE or DURABILITY."),
  description: blockText("The description", 2_000),
  targetPercent: Target,
  window: WindowInput,
  basis: z.enum(BASES, "Choose EVENTS or TIME_SLICES."),
  slice: z.strictObject({
    minutes: z.literal([...SLICE_MINUTES], "A slice has 1, 5, 10, 15, 30 or 60 minutes."),
    targetPercent: SliceTarget.optional(),
  }),
  /** What a slice without data counts as. */
  missing: z.enum(MISSING, "Choose NOT_COUNTED, BAD or GOOD."),
  measurement: MeasurementInput,
  rules: z.array(RuleInput).max(10, "An SLO has at most ten alert rules."),
  minimumBadEvents: z.number().int().min(0).max(1_000_000),
};

/** What a person says an SLO is; `normalise` makes a `Definition` of it. */
export const DefinitionInput = z.strictObject({
  sli: parts.sli,
  description: parts.description.default(""),
  targetPercent: parts.targetPercent,
  window: parts.window,
  basis: parts.basis.optional(),
  slice: parts.slice.optional(),
  missing: parts.missing.default("NOT_COUNTED"),
  measurement: parts.measurement,
  /** Left out: those of docs/rules/slo.md. None: no alerts. */
  rules: parts.rules.nullable().default(null),
  minimumBadEvents: parts.minimumBadEvents.default(10),
});
export type DefinitionInput = z.output<typeof DefinitionInput>;

const service = lineText("The service", 100);
const name = lineText("The name", 200);

export const CreateSlo = z.strictObject({ service, name, ...DefinitionInput.shape });
export type CreateSlo = z.output<typeof CreateSlo>;
/** What is left out stays. */
export const EditSlo = z.strictObject({
  slo: SloNumber,
  version: Version.optional(),
  name: name.optional(),
  sli: parts.sli.optional(),
  description: parts.description.optional(),
  targetPercent: parts.targetPercent.optional(),
  window: parts.window.optional(),
  basis: parts.basis.optional(),
  slice: parts.slice.nullable().optional(),
  missing: parts.missing.optional(),
  measurement: parts.measurement.optional(),
  rules: parts.rules.nullable().optional(),
  minimumBadEvents: parts.minimumBadEvents.optional(),
  archived: z.boolean().optional(),
});
export type EditSlo = z.output<typeof EditSlo>;
export const ArchiveSlo = z.strictObject({ slo: SloNumber, version: Version.optional() });
export const ReadSlo = z.strictObject({ slo: SloNumber });
export const ListSlos = z.strictObject({
  /** Those of these services. */
  service: z.array(service).max(50, "Name at most 50 services.").default([]),
  archived: z.boolean().default(false),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});

export const Exclude = z.strictObject({
  slo: SloNumber,
  startsAt: Instant,
  endsAt: Instant,
  reason: Reason,
});
export type Exclude = z.output<typeof Exclude>;
export const RemoveExclusion = z.strictObject({ slo: SloNumber, exclusionId: Id, reason: Reason });
