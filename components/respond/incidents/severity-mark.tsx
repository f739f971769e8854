import type { Severity } from "@/lib/respond/clocks/policy";

const TONES: Readonly<Record<Severity, string>> = {
  SEV1: "bg-sev1-fill text-fill-ink",
  SEV2: "bg-sev2-ground text-sev2",
  SEV3: "bg-sev3-ground text-sev3",
  SEV4: "bg-sev4-ground text-sev4",
};

/** A shape of its own for each, drawn in an 8 × 8 box: triangle, diamond, square, ring. */
const SHAPES: Readonly<Record<Severity, string>> = {
  SEV1: "M4 .6 7.8 7.4H.2Z",
  SEV2: "M4 .2 7.8 4 4 7.8.2 4Z",
  SEV3: "M.8.8h6.4v6.4H.8Z",
  SEV4: "M4 .4a3.6 3.6 0 1 0 0 7.2A3.6 3.6 0 0 0 4 .4Zm0 2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2Z",
};

/** A severity: always its name and a shape of its own, never colour alone. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span
      className={`tabular inline-flex h-5 items-center gap-1.5 rounded-xs px-1.5 font-semibold text-xs ${TONES[severity]}`}
    >
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
        <path d={SHAPES[severity]} fill="currentColor" fillRule="evenodd" />
      </svg>
      {severity}
    </span>
  );
}
