import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { ReadPolicy } from "./schemas";
import type { Decision } from "./velocity-rules";

/** A service that may not change as it likes, and why. */
export type HeldService = {
  readonly slug: string;
  readonly name: string;
  readonly decision: Exclude<Decision, "CONTINUE">;
  readonly because: string;
};

/**
 * The services in use whose last decision is to slow down or to freeze, frozen ones first; at most 1,000. By what was
 * decided last: at most half a minute old, and one statement however many SLOs there are.
 */
export const listHeld = defineQuery({
  name: "velocity.held",
  permission: "slo.read",
  input: ReadPolicy,
  sample: {},
  run: (db): Promise<HeldService[]> =>
    db.$queryRaw`
      select service.slug, service.name, last.decision::text as decision, last.because
      from service join lateral (
        select decision, because from velocity_change
        where service_id = service.id order by decided_at desc, id desc limit 1) last on true
      where service.archived_at is null and last.decision <> 'CONTINUE'
      order by last.decision desc, service.tier, service.name limit 1000`,
});
