"use client";

/** A list to choose a new value from; it always shows what it changes, since the chosen items differ. */
export function BulkChoice<V extends string>(props: {
  label: string;
  choices: readonly (readonly [V, string])[];
  onChoose: (value: V) => void;
}) {
  const { label, choices, onChoose } = props;
  return (
    <select
      aria-label={`${label} of all chosen`}
      value={UNCHOSEN}
      onChange={(event) => {
        const chosen = choices.find(([each]) => each === event.target.value)?.[0];
        if (chosen !== undefined) onChoose(chosen);
      }}
      className="h-8 w-28 rounded-sm border border-line-strong/45 bg-panel px-1.5 text-sm pointer-coarse:h-10"
    >
      <option value={UNCHOSEN} disabled>
        {label}
      </option>
      {choices.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}

const UNCHOSEN = "-";
