import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { Link } from "@/components/ui/link";
import type { Felt, FeltIn } from "@/lib/find/standing/read-felt";

/** So many are named; a longer list is read by nobody at night. */
const MOST_NAMED = 8;

/** Where an incident may be felt, the nearest first, and what it needs that is hit as well. */
export function FeltList({ felt }: { felt: Felt }) {
  const { feltIn, suspects } = felt;
  const near = feltIn.filter(({ steps }) => steps === 1);
  const further = feltIn.filter(({ steps }) => steps > 1);
  return (
    <div className="flex flex-col gap-1 text-sm">
      {near.length > 0 ? (
        <p>
          <Names of={near} />
        </p>
      ) : (
        <p className="text-ink-faint">Nothing is known to depend on it.</p>
      )}
      {further.length > 0 ? (
        <p className="text-ink-soft">
          Further on: <Names of={further} />
        </p>
      ) : null}
      {suspects.map(({ slug, name, incidents }) => (
        <p key={slug}>
          It needs <ServiceLink slug={slug} name={name} />, which is hit by{" "}
          {incidents.slice(0, 3).map(({ number, ref, severity }) => (
            <span key={number} className="mr-1.5 inline-flex items-center gap-1">
              <SeverityMark severity={severity} />
              <Link href={`/incidents/${number}`} className="tabular text-accent underline">
                {ref}
              </Link>
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}

function Names({ of: services }: { of: readonly FeltIn[] }) {
  const named = services.slice(0, MOST_NAMED);
  const left = services.length - named.length;
  return (
    <>
      {named.map(({ slug, name }, index) => (
        <span key={slug}>
          {index > 0 ? ", " : ""}
          <ServiceLink slug={slug} name={name} />
        </span>
      ))}
      {left > 0 ? ` and ${left} more` : ""}
    </>
  );
}

function ServiceLink({ slug, name }: { slug: string; name: string }) {
  return (
    <Link href={`/services/${slug}`} className="break-words text-accent underline">
      {name}
    </Link>
  );
}
