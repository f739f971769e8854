import { ArrowLeft, ArrowRight } from "lucide-react";
import { ButtonLink } from "./button-link";

/** Steps through a list by cursor: there is no page number to lie when rows are added. */
export function Pagination(props: { newerHref: string | null; olderHref: string | null }) {
  const { newerHref, olderHref } = props;
  if (!newerHref && !olderHref) return null;
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2 pt-3">
      {newerHref ? (
        <ButtonLink href={newerHref} look="ghost" size="sm" rel="prev">
          <ArrowLeft size={14} aria-hidden /> Newer
        </ButtonLink>
      ) : (
        <span />
      )}
      {olderHref ? (
        <ButtonLink href={olderHref} look="ghost" size="sm" rel="next">
          Older <ArrowRight size={14} aria-hidden />
        </ButtonLink>
      ) : null}
    </nav>
  );
}
