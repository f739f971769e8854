// biome-ignore lint/style/noRestrictedImports: the one place.
import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to another page. It is not rendered ahead: each page is made for who asks, at the moment they ask, and
 * whatever changes on the page they are on would have all its links rendered again.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
