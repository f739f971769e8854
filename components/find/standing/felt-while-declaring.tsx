"use client";
import { useLookUp } from "@/components/frame/use-look-up";
import type { Felt } from "@/lib/find/standing/read-felt";
import { FeltList } from "./felt";

/** Once services are chosen: where the incident may be felt, before it is declared. */
export function FeltWhileDeclaring({ services }: { services: readonly string[] }) {
  const query = new URLSearchParams(services.map((slug) => ["services", slug]));
  const address = services.length > 0 ? `/api/console/services/felt?${query}` : null;
  const { answer } = useLookUp<Felt>(address);
  if (address === null) return null;
  return (
    <section aria-label="May be felt in" aria-live="polite" className="rounded-md bg-sunken/60 p-3">
      <h3 className="mb-1 font-medium text-sm">May be felt in</h3>
      {answer ? (
        <FeltList felt={answer} />
      ) : (
        <p className="text-ink-faint text-sm">Looking up what depends on it…</p>
      )}
    </section>
  );
}
