import { CircleAlert, CircleDashed, Flame, TrendingDown } from "lucide-react";
import { formatBurn, NEED_NAMES } from "@/components/slo/status/figures";
import { Badge } from "@/components/ui/badge";
import type { Need } from "@/lib/slo/needs/need-rules";
import type { StatusView } from "@/lib/slo/status/queries";

const LOOKS = {
  SPENT: { tone: "danger", Icon: CircleAlert },
  BURNING: { tone: "danger", Icon: Flame },
  LOW: { tone: "orange", Icon: TrendingDown },
  NO_DATA: { tone: "neutral", Icon: CircleDashed },
} as const;

/** What is most urgent about an SLO, in a word; a calm one says nothing. */
export function NeedBadge({ need, burnRates }: { need: Need } & Pick<StatusView, "burnRates">) {
  if (need === "CALM") return null;
  const { tone, Icon } = LOOKS[need];
  const [hour] = burnRates;
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
      {NEED_NAMES[need]}
      {need === "BURNING" && hour ? ` ${formatBurn(hour.rate)}` : ""}
    </Badge>
  );
}
