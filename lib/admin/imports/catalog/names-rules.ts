/** A reference as Backstage writes it: `kind:namespace/name`, the first two of which may be missing. */
export type Reference = { readonly kind: string; readonly name: string };

/** @returns null for what is no reference */
export function readReference(text: string, kindIfMissing: string): Reference | null {
  const found = /^(?:([a-z]+):)?(?:[a-z0-9-]+\/)?([a-z0-9][\w.-]*)$/i.exec(text.trim());
  const [, kind = kindIfMissing, name] = found ?? [];
  return name === undefined ? null : { kind: kind.toLowerCase(), name };
}
