/** What survives JSON unchanged. Results of commands are this, so that a stored answer equals the first. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** An instant as the API writes it: UTC with `Z` and milliseconds. */
export function iso(instant: Date): string;
export function iso(instant: Date | null): string | null;
export function iso(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}
