/** Names of other catalogues are looser than ours: small letters, digits and hyphens are kept, others become hyphens. */
export function slugOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 100)
    .replace(/-$/, "");
}

/** A reference as Backstage writes it: `kind:namespace/name`, the first two of which may be missing. */
export type Reference = { readonly kind: string; readonly name: string };

/** @returns null for what is no reference */
export function readReference(text: string, kindIfMissing: string): Reference | null {
  const found = /^(?:([a-z]+):)?(?:[a-z0-9-]+\/)?([a-z0-9][\w.-]*)$/i.exec(text.trim());
  const [, kind = kindIfMissing, name] = found ?? [];
  return name === undefined ? null : { kind: kind.toLowerCase(), name };
}
