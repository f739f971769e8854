import { Archive, Ban, CircleCheck, CircleDashed, Search, ShieldCheck } from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { IncidentStatus } from "@/lib/respond/incidents/rules";

export const STATUS_NAMES: Readonly<Record<IncidentStatus, string>> = {
  TRIAGE: "Triage",
  INVESTIGATING: "Investigating",
  MITIGATED: "Mitigated",
  RESOLVED: "Resolved",
  CLOSED: "Closed",
  CANCELLED: "Cancelled",
};

const LOOKS = {
  TRIAGE: { Icon: CircleDashed, tone: "text-warn" },
  INVESTIGATING: { Icon: Search, tone: "text-accent" },
  MITIGATED: { Icon: ShieldCheck, tone: "text-info" },
  RESOLVED: { Icon: CircleCheck, tone: "text-good" },
  CLOSED: { Icon: Archive, tone: "text-ink-faint" },
  CANCELLED: { Icon: Ban, tone: "text-ink-faint" },
} as const;

/** A status in words, with its icon; only the icon is coloured, so that a list stays quiet. */
export function StatusBadge({ status }: { status: IncidentStatus }) {
  const { Icon, tone } = LOOKS[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-soft text-sm">
      <Icon size={14} aria-hidden className={cx("shrink-0", tone)} />
      {STATUS_NAMES[status]}
    </span>
  );
}
