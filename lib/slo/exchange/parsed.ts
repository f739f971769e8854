import type { z } from "zod";
import type { Place, Problem } from "@/lib/platform/core/yaml/place";
import type { CreateSlo } from "@/lib/slo/slos/schemas";

/** What a file says of an SLO; what it leaves out has its default, or stays as it is. */
export type ParsedSlo = {
  /** A short name. */
  readonly service: string;
  readonly name: string;
  readonly said: Said;
  /** The kind that a new one gets when the file names none. */
  readonly sliIfNew: CreateSlo["sli"];
  readonly exclusions: readonly ParsedExclusion[];
  readonly place: Place;
  /** Where its indicator stands. */
  readonly measuredAt: Place;
};
type Given = Omit<z.input<typeof CreateSlo>, "service" | "name" | "sli">;
export type Said = Given & { readonly sli?: CreateSlo["sli"] };
/** Instants as RFC 3339. */
export type ParsedExclusion = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: string;
};
export type ParsedSloService = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly place: Place;
};

/** A file as it was understood. */
export type ParsedSlos = {
  readonly services: readonly ParsedSloService[];
  readonly slos: readonly ParsedSlo[];
  readonly problems: readonly Problem[];
};
