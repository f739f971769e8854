import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { FACTOR_NAMES, type Factor } from "@/lib/learn/postmortems/catalogue/factors";
import { libraryHref } from "./library-address";

const MARK =
  "inline-flex items-center rounded-xs px-1.5 py-0.5 text-xs hover:underline pointer-coarse:min-h-8";

/** Under what a postmortem is filed; each leads to what else is. */
export function CatalogueMarks(props: {
  factors: readonly Factor[];
  tags: readonly string[];
  className?: string;
}) {
  const { factors, tags, className } = props;
  if (factors.length + tags.length === 0) return null;
  return (
    <ul aria-label="Factors and tags" className={cx("flex flex-wrap gap-1.5", className)}>
      {factors.map((factor) => (
        <li key={factor}>
          <Link
            href={libraryHref({ factor })}
            title={FACTOR_NAMES[factor].hint}
            className={cx(MARK, "bg-sunken font-medium text-ink-soft")}
          >
            {FACTOR_NAMES[factor].name}
          </Link>
        </li>
      ))}
      {tags.map((tag) => (
        <li key={tag}>
          <Link href={libraryHref({ tag })} className={cx(MARK, "border text-ink-soft")}>
            #{tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
