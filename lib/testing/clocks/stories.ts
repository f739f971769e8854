import { addMinutes } from "@/lib/platform/core/clock/duration";
import { DEFAULT_POLICY, type Severity } from "@/lib/respond/clocks/policy";
import { deriveResponseSegments } from "@/lib/respond/clocks/response-rules";
import type { ClockSegment } from "@/lib/respond/clocks/rules";
import { deriveUpdateSegments } from "@/lib/respond/clocks/update-rules";

/** Clock stories are told in minutes from here. */
export const T0 = new Date("2026-03-01T03:00:00Z");

export function minute(minutes: number): Date;
export function minute(minutes: number | null): Date | null;
export function minute(minutes: number | null): Date | null {
  return minutes === null ? null : addMinutes(T0, minutes);
}

/** A severity from a minute on; the first is the one declared. */
type SeverityFrom = readonly [number, Severity];
/** From, until; `null`: still. */
type Span = readonly [number, number | null];

export type ResponseStory = {
  severities: readonly SeverityFrom[];
  acknowledged?: number | null;
  cancelled?: number | null;
};

/** The response clock of an incident detected at T0. */
export function tellResponse(story: ResponseStory): ClockSegment[] {
  return deriveResponseSegments({
    detectedAt: T0,
    severityChanges: changes(story.severities),
    acknowledgedAt: minute(story.acknowledged ?? null),
    cancelledAt: minute(story.cancelled ?? null),
    policy: DEFAULT_POLICY,
  });
}

export type UpdateStory = {
  /** T0 unless said otherwise. */
  acknowledged?: number | null;
  /** SEV1 from before T0 unless said otherwise. */
  severities?: readonly SeverityFrom[];
  /** Sent at, and the next one promised for. */
  updates?: readonly Span[];
  pauses?: readonly Span[];
  stops?: readonly Span[];
  cancelled?: number | null;
};

export function tellUpdates(story: UpdateStory): ClockSegment[] {
  return deriveUpdateSegments({
    acknowledgedAt: minute(story.acknowledged === undefined ? 0 : story.acknowledged),
    severityChanges: changes(story.severities ?? [[-5, "SEV1"]]),
    updates: (story.updates ?? []).map(([at, next]) => ({
      at: minute(at),
      nextUpdateAt: minute(next),
    })),
    pauses: intervals(story.pauses),
    stops: intervals(story.stops),
    cancelledAt: minute(story.cancelled ?? null),
    policy: DEFAULT_POLICY,
  });
}

/** What tells one story from another: severity, start, due, end (in minutes) and why it ended. */
export function brief(segments: readonly ClockSegment[]) {
  const from = (at: Date | null) => (at ? (at.getTime() - T0.getTime()) / 60_000 : null);
  return segments.map(({ severity, startedAt, dueAt, endedAt, endReason }) => [
    severity,
    from(startedAt),
    from(dueAt),
    from(endedAt),
    endReason,
  ]);
}

function changes(severities: readonly SeverityFrom[]) {
  return severities.map(([at, severity]) => ({ at: minute(at), severity }));
}

function intervals(spans: readonly Span[] = []) {
  return spans.map(([from, until]) => ({ from: minute(from), until: minute(until) }));
}
