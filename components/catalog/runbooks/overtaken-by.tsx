import { Markdown } from "@/components/ui/text/markdown";

type Newer = { readonly version: number; readonly title: string; readonly body: string };

/** What a refused save says the runbook is now; null when it was refused for another reason. */
export function readOvertaking(failure: { code: string; current?: unknown } | null): Newer | null {
  if (failure?.code !== "CONFLICT") return null;
  const { current } = failure;
  if (typeof current !== "object" || current === null) return null;
  if (!("version" in current && "title" in current && "body" in current)) return null;
  const { version, title, body } = current;
  if (typeof version !== "number") return null;
  return { version, title: String(title), body: String(body) };
}

/** The text that somebody saved meanwhile, to compare with one's own before saving over it. */
export function OvertakenBy({ newer }: { newer: Newer | null }) {
  if (!newer) return null;
  return (
    <section aria-label="What it says now" className="rounded-md border bg-panel p-3">
      <h2 className="font-medium text-sm">What it says now: {newer.title}</h2>
      <div className="mt-2 max-h-80 overflow-auto">
        <Markdown text={newer.body} />
      </div>
    </section>
  );
}
