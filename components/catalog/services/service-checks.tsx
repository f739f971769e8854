type Named = { readonly slug: string; readonly name: string };

/** Services to choose from, as boxes; archived ones that are named already are among them. */
export function ServiceChecks(props: {
  services: readonly Named[];
  named: readonly Named[];
  /** Their slugs. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { named, chosen, onChange } = props;
  const offered = new Set(props.services.map(({ slug }) => slug));
  const services = [...props.services, ...named.filter(({ slug }) => !offered.has(slug))];
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">Services</legend>
      {services.length === 0 ? (
        <p className="text-ink-soft text-sm">
          No services yet. A manager adds them under Services.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {services.map(({ slug, name }) => (
          <label key={slug} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={chosen.includes(slug)}
              onChange={({ target }) => {
                const others = chosen.filter((each) => each !== slug);
                onChange(target.checked ? [...others, slug] : others);
              }}
              className="size-4 accent-(--accent)"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
