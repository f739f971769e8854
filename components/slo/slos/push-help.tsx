import { Link } from "@/components/ui/link";
import { CodeBlock } from "@/components/ui/text/code-block";
import { CopyButton } from "@/components/ui/text/copy-button";
import type { SloView } from "@/lib/slo/slos/view";

/** A line for a shell that pushes the sample of this minute: what is left is a token, and one's own figures. */
export function PushHelp({ slo, origin }: { slo: SloView; origin: string }) {
  const takesValue = "op" in slo.measurement;
  const figures = takesValue ? '"value":120' : '"good":998,"total":1000';
  const line = [
    `curl ${origin}/api/v1/slos/${slo.number}/samples \\`,
    '  -H "Authorization: Bearer $MUSTER_TOKEN" -H "Content-Type: application/json" \\',
    `  -d '{"samples":[{"at":"'$(date -u +%Y-%m-%dT%H:%M:00Z)'",${figures}}]}'`,
  ].join("\n");
  return (
    <section aria-labelledby="push" className="max-w-[52rem]">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="push" className="font-medium text-sm">
          Push a sample
        </h2>
        <CopyButton text={line}>Copy the line</CopyButton>
      </div>
      <p className="mt-1 mb-2 text-ink-soft text-sm">
        One sample a minute, with your own figures; the same minute again replaces, so trying again
        is safe.{" "}
        <Link href="/settings/tokens" className="text-accent underline">
          Make a token
        </Link>{" "}
        with the role of a responder, and set it as <code>MUSTER_TOKEN</code>.
      </p>
      <CodeBlock label="A line that pushes a sample" text={line} />
    </section>
  );
}
