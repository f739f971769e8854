import { CirclePause, CirclePlay, Snowflake } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Decision } from "@/lib/slo/velocity/velocity-rules";
import { PACES } from "./paces";

const ICONS = { CONTINUE: CirclePlay, SLOW_DOWN: CirclePause, FREEZE: Snowflake } as const;

/** How fast a service may change, in a word and a mark. */
export function PaceBadge({ decision }: { decision: Decision }) {
  const { state, tone } = PACES[decision];
  const Icon = ICONS[decision];
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
      {state}
    </Badge>
  );
}
