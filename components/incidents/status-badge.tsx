import { Ban, CircleCheck, CircleDot, Lock, Search, ShieldCheck } from "lucide-react";
import type { IncidentStatus } from "@/lib/incidents/rules";

export const STATUS_NAMES: Readonly<Record<IncidentStatus, string>> = {
  TRIAGE: "Triage",
  INVESTIGATING: "Investigating",
  MITIGATED: "Mitigated",
  RESOLVED: "Resolved",
  CLOSED: "Closed",
  CANCELLED: "Cancelled",
};

const ICONS = {
  TRIAGE: CircleDot,
  INVESTIGATING: Search,
  MITIGATED: ShieldCheck,
  RESOLVED: CircleCheck,
  CLOSED: Lock,
  CANCELLED: Ban,
} as const;

/** A status in words, with its icon. */
export function StatusBadge({ status }: { status: IncidentStatus }) {
  const Icon = ICONS[status];
  const tone = status === "RESOLVED" || status === "MITIGATED" ? "text-good" : "text-ink-soft";
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap text-sm ${tone}`}>
      <Icon size={14} aria-hidden />
      {STATUS_NAMES[status]}
    </span>
  );
}
