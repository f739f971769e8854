import { Link } from "@/components/ui/link";
import { CopyButton } from "@/components/ui/text/copy-button";
import type { SloView } from "@/lib/slo/slos/view";
import { definitionLines, definitionMarkdown, queriesOf } from "./definition-markdown";

/** What is promised, in the handbook's form. */
export function DefinitionPanel({ slo }: { slo: SloView }) {
  return (
    <section aria-labelledby="definition" className="text-sm">
      <div className="flex items-center justify-between gap-3">
        <h2 id="definition" className="font-medium">
          Definition
        </h2>
        <CopyButton look="ghost" text={definitionMarkdown(slo)}>
          Copy as Markdown
        </CopyButton>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {definitionLines(slo).map(([name, words]) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="min-w-0 break-words">
              {name === "Service" ? (
                <Link href={`/services/${slo.service.slug}`} className="text-accent underline">
                  {words}
                </Link>
              ) : (
                words
              )}
            </dd>
          </div>
        ))}
        {queriesOf(slo).map(({ name, query }) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="min-w-0">
              <code className="break-all rounded-xs bg-sunken px-1 py-0.5 text-xs">{query}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
