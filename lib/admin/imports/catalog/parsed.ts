import type { z } from "zod";
import type { ServiceLinks } from "@/lib/catalog/services/schemas";
import type { Place, Problem } from "@/lib/platform/core/yaml/place";

/** What a file says of a team; what it leaves out stays as it is. */
export type ParsedTeam = {
  readonly slug: string;
  readonly name: string;
  readonly email?: string;
  /** E-mail addresses, or what stands before their @. */
  readonly members: readonly string[];
  readonly place: Place;
};
/** What a file says of a service; what it leaves out stays as it is. */
export type ParsedService = {
  readonly slug: string;
  /** What the file calls it, where two kinds become services. */
  readonly kind?: "COMPONENT" | "SYSTEM";
  readonly name?: string;
  readonly tier?: number;
  readonly description?: string;
  readonly team?: string;
  readonly dependsOn?: readonly string[];
  readonly links?: z.output<typeof ServiceLinks>;
  readonly place: Place;
};
/** A file as it was understood. */
export type ParsedCatalog = {
  readonly teams: readonly ParsedTeam[];
  readonly services: readonly ParsedService[];
  readonly problems: readonly Problem[];
};
