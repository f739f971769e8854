import type { ReactNode } from "react";

type ProblemRow = { readonly code: string; readonly status: number; readonly says: string };

/** What holds for every endpoint: tokens, errors, versions, repeats, lists, times. */
export function Introduction(props: { base: string; problems: readonly ProblemRow[] }) {
  return (
    <div className="flex flex-col gap-8">
      <Topic title="Tokens">
        <p>
          Send an API token with every request: <Code>Authorization: Bearer TOKEN</Code>. Make one
          under Settings, or with <Code>npm run token</Code>. A token acts as its person, with its
          own role or theirs, whichever is lower. It may send 600 requests a minute.
        </p>
        <p>
          All addresses start with <Code>{props.base}</Code>. The same reference for machines is{" "}
          <a href="/api/v1/openapi.json" className="underline">
            openapi.json
          </a>
          .
        </p>
      </Topic>
      <Topic title="Bodies and times">
        <p>
          Bodies are JSON objects in UTF-8 of at most 1 MiB. Unknown fields are refused by name.
          Send times as RFC 3339 with an offset; answers are in UTC with milliseconds. A time more
          than a minute ahead is refused.
        </p>
      </Topic>
      <Topic title="Versions">
        <p>
          Send <Code>If-Match: "7"</Code> to change exactly version 7; it is the <Code>ETag</Code>{" "}
          of the answer. If somebody was faster, you get a CONFLICT with what the record is now.
        </p>
      </Topic>
      <Topic title="Repeats">
        <p>
          Send an <Code>Idempotency-Key</Code> of your own making with a POST, and repeat it after a
          lost connection: the same key and body get the first answer again, and nothing happens
          twice. The same key with another body is a CONFLICT.
        </p>
      </Topic>
      <Topic title="Lists">
        <p>
          Lists answer <Code>{"{ items, nextCursor }"}</Code>. Ask for the next page with{" "}
          <Code>?cursor=</Code> until <Code>nextCursor</Code> is null; <Code>?limit=</Code> takes 1
          to 200.
        </p>
      </Topic>
      <Topic title="Problems">
        <p>
          Every error is <Code>application/problem+json</Code>:{" "}
          <Code>{"{ type, title, status, code, detail, fields?, current?, requestId }"}</Code>.
        </p>
        <dl className="mt-2 flex flex-col">
          {props.problems.map(({ code, status, says }) => (
            <div
              key={code}
              id={code.toLowerCase()}
              className="flex flex-col gap-x-4 border-t py-2 target:bg-accent-ground sm:flex-row"
            >
              <dt className="w-48 shrink-0 font-mono text-sm">
                {status} {code}
              </dt>
              <dd className="text-ink-soft">{says}</dd>
            </div>
          ))}
        </dl>
      </Topic>
    </div>
  );
}

function Topic({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="font-semibold text-lg">{title}</h2>
      <div className="mt-2 flex max-w-[72ch] flex-col gap-2">{children}</div>
    </section>
  );
}

function Code({ children }: { children: ReactNode }) {
  return (
    <code className="break-words rounded-xs bg-sunken px-1 py-0.5 font-mono text-sm">
      {children}
    </code>
  );
}
