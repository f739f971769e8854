import { Badge, type Tone } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/text/copy-button";
import { FieldTable } from "./field-table";
import type { ReferenceCall } from "./reference-call";

const TONES: Readonly<Record<string, Tone>> = {
  GET: "info",
  POST: "good",
  PUT: "warn",
  PATCH: "warn",
  DELETE: "danger",
};

/** One endpoint: what it does, who may, its fields, a call to copy, and what it answers. */
export function CallCard({ call }: { call: ReferenceCall }) {
  return (
    <section id={call.name} aria-label={`${call.method} ${call.address}`} className="border-t py-6">
      <h2 className="flex flex-wrap items-center gap-2">
        <Badge tone={TONES[call.method] ?? "neutral"}>{call.method}</Badge>
        <a href={`#${call.name}`} className="break-all font-mono text-base hover:underline">
          {call.address}
        </a>
      </h2>
      <p className="mt-2 max-w-[72ch]">{call.does}</p>
      <p className="mt-1 max-w-[72ch] text-ink-faint text-sm">{call.allowed}</p>
      {call.tables.map(({ title, fields }) => (
        <div key={title} className="mt-4">
          <h3 className="font-medium text-ink-soft text-sm">{title}</h3>
          <FieldTable title={`${title} of ${call.method} ${call.address}`} fields={fields} />
        </div>
      ))}
      <Example text={call.curl} />
      <p className="mt-3 text-sm">
        <span className="text-ink-soft">Answers </span>
        <code className="font-mono">{call.answers}</code>
        <span className="text-ink-soft"> or a problem: </span>
        {call.problems.map(({ status, code }, index) => (
          <span key={code}>
            {index > 0 ? ", " : ""}
            <a href={`/docs/api#${code.toLowerCase()}`} className="whitespace-nowrap underline">
              {status} {code}
            </a>
          </span>
        ))}
      </p>
    </section>
  );
}

function Example({ text }: { text: string }) {
  return (
    <div className="mt-4 rounded-md border bg-sunken">
      <div className="flex justify-end px-2 pt-2">
        <CopyButton text={text} look="ghost">
          Copy
        </CopyButton>
      </div>
      <pre className="whitespace-pre-wrap break-all px-4 pb-4 font-mono text-xs">{text}</pre>
    </div>
  );
}
