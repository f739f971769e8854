import { Archive, CircleCheck } from "lucide-react";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import type { Severity } from "@/lib/respond/clocks/policy";

/** How a service is, in a word and a mark: the worst that is open on it, quiet, or put away. */
export function ServiceState(props: { worstSeverity: Severity | null; archived: boolean }) {
  const { worstSeverity, archived } = props;
  if (worstSeverity) return <SeverityMark severity={worstSeverity} />;
  const [Icon, tone, word] = archived
    ? ([Archive, "text-ink-faint", "Archived"] as const)
    : ([CircleCheck, "text-good", "Quiet"] as const);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-soft text-sm">
      <Icon size={14} aria-hidden className={tone} />
      {word}
    </span>
  );
}
