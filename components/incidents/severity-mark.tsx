import type { Severity } from "@/lib/clocks/policy";

const LOOKS: Readonly<Record<Severity, { shape: string; tone: string }>> = {
  SEV1: { shape: "▲", tone: "bg-sev1 text-panel" },
  SEV2: { shape: "◆", tone: "bg-sev2-ground text-sev2" },
  SEV3: { shape: "■", tone: "bg-sev3-ground text-sev3" },
  SEV4: { shape: "●", tone: "bg-sev4-ground text-sev4" },
};

/** A severity: always its name and a shape of its own, never colour alone. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { shape, tone } = LOOKS[severity];
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-sm px-1.5 py-0.5 font-semibold text-xs ${tone}`}
    >
      <span aria-hidden className="text-[9px]">
        {shape}
      </span>
      {severity}
    </span>
  );
}
