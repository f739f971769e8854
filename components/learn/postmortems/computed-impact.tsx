import { Markdown } from "@/components/ui/text/markdown";

/** What Muster computed of an incident's impact on budgets, apart from what people write. */
export function ComputedImpact(props: {
  text: string | null;
  /** Whether it still changes with the record. */
  isLive?: boolean;
}) {
  const { text, isLive = false } = props;
  if (text === null) return null;
  return (
    <div className="mt-2 rounded-md border bg-panel px-3 py-2">
      <Markdown text={text} />
      {isLive ? (
        <p className="mt-2 text-ink-faint text-sm" data-print="no">
          It follows the record until this is published, and then stays as it is. Write below what
          figures do not say.
        </p>
      ) : null}
    </div>
  );
}
