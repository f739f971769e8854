import type { z } from "zod";
import type { ServiceLinks } from "@/lib/catalog/services/schemas";

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
/** Where something stands: which document of the file, and the line; both from 1. */
export type Place = { readonly document: number; readonly line: number };

/** Something that cannot be taken over as it stands. */
export type Problem = Place & {
  readonly message: string;
  /** Whether nothing can be imported while it is so; else only this is left out. */
  readonly stops: boolean;
};

/** A file as it was understood. */
export type ParsedCatalog = {
  readonly teams: readonly ParsedTeam[];
  readonly services: readonly ParsedService[];
  readonly problems: readonly Problem[];
};

/** A document as plain data, with the lines of its values. */
export type ReadDocument = {
  readonly document: number;
  readonly value: unknown;
  /** The line of the value at a path, or of the nearest one around it. */
  readonly lineOf: (...path: (string | number)[]) => number;
};
