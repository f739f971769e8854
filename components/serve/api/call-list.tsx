import type { ReferenceCall } from "./reference-call";

/** What a group of endpoints can do, one line each, leading to the details below. */
export function CallList({ calls }: { calls: readonly ReferenceCall[] }) {
  return (
    <ul className="mb-8 flex flex-col">
      {calls.map(({ name, method, address, does }) => (
        <li key={name} className="border-t py-1.5 first:border-t-0">
          <a href={`#${name}`} className="group flex flex-col gap-x-4 sm:flex-row">
            <code className="shrink-0 break-all font-mono text-sm sm:w-96 group-hover:underline">
              {method} {address}
            </code>
            <span className="text-ink-soft text-sm">{does}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
