import { DefinitionHistory } from "@/components/slo/slos/definition-history";
import { DefinitionPanel } from "@/components/slo/slos/definition-panel";
import { Exclusions } from "@/components/slo/slos/exclusions";
import { PushHelp } from "@/components/slo/slos/push-help";
import { SloActions } from "@/components/slo/slos/slo-actions";
import { BurnTable, RuleTable } from "@/components/slo/status/burn-table";
import { Meaning } from "@/components/slo/status/meaning";
import type { Pictured } from "@/components/slo/status/picture-rules";
import { SloPicture } from "@/components/slo/status/slo-picture";
import { SloSentence } from "@/components/slo/status/slo-sentence";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { BurnAlertView } from "@/lib/slo/burn-alerts/view";
import type { Need } from "@/lib/slo/needs/need-rules";
import type { DefinitionView, SloView } from "@/lib/slo/slos/view";
import type { VelocityView } from "@/lib/slo/velocity/view";
import { NeedBadge } from "./need-badge";
import { SpentBy } from "./spent-by";

type Props = Pictured & {
  slo: SloView;
  need: Need;
  /** What the budgets of its service let people do. */
  velocity: VelocityView;
  /** Those that are open now. */
  alerts: readonly BurnAlertView[];
  definitions: readonly DefinitionView[];
  /** Where this Muster is reached. */
  origin: string;
  mayNot: { readonly change: string | null; readonly exclude: string | null };
};

/** One SLO: what is left, since when and by what, and what exactly was promised. */
export function SloPage(props: Props) {
  const { slo, status, marks, exclusions, mayNot } = props;
  return (
    <>
      <Header
        slo={slo}
        need={props.need}
        velocity={props.velocity}
        status={status}
        mayNot={mayNot}
      />
      <div className="px-4 pb-10 md:px-8">
        <SloSentence slo={slo} status={status} marks={marks} />
        <div className="mt-6 grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="flex min-w-0 flex-col gap-8">
            {slo.measurement.type === "PUSH" && status.dataUntil === null ? (
              <PushHelp slo={slo} origin={props.origin} />
            ) : (
              <SloPicture
                history={props.history}
                status={status}
                marks={marks}
                exclusions={exclusions}
              />
            )}
            <BurnTable rates={status.burnRates} />
            <RuleTable rules={status.rules} alerts={props.alerts} />
          </div>
          <div className="grid min-w-0 gap-8 md:max-xl:grid-cols-2">
            <DefinitionPanel slo={slo} />
            <Meaning slo={slo} status={status} />
            <SpentBy marks={marks} />
            <Exclusions slo={slo} exclusions={exclusions} disabledReason={mayNot.exclude} />
            <DefinitionHistory definitions={props.definitions} />
          </div>
        </div>
        {slo.measurement.type === "PUSH" && status.dataUntil !== null ? (
          <details className="mt-8">
            <summary className="w-fit rounded-sm text-accent text-sm">
              How samples are pushed
            </summary>
            <div className="mt-3">
              <PushHelp slo={slo} origin={props.origin} />
            </div>
          </details>
        ) : null}
      </div>
    </>
  );
}

/** Going on as usual needs no word. */
const PACES = {
  CONTINUE: null,
  SLOW_DOWN: { name: "Slow down", tone: "orange" },
  FREEZE: { name: "Freeze", tone: "danger" },
} as const;

function Header(props: Pick<Props, "slo" | "need" | "velocity" | "status" | "mayNot">) {
  const { slo, need, velocity, status, mayNot } = props;
  const pace = PACES[velocity.decision];
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 pb-4 md:px-8 md:pt-8">
      <div className="min-w-0">
        <p className="text-sm">
          <Link href="/slos" className="text-accent">
            SLOs
          </Link>{" "}
          <span className="text-ink-faint">
            / {slo.ref} ·{" "}
            <Link href={`/services/${slo.service.slug}/slos`} className="text-accent">
              {slo.service.name}
            </Link>
          </span>
        </p>
        <h1 className="mt-1 flex flex-wrap items-center gap-2 break-words font-semibold text-xl tracking-tight">
          {slo.name} <NeedBadge need={need} burnRates={status.burnRates} />
          {pace ? <Badge tone={pace.tone}>{pace.name}</Badge> : null}
          {slo.archivedAt ? <Badge tone="warn">Archived</Badge> : null}
        </h1>
        {pace ? <p className="mt-1 max-w-[72ch] text-ink-soft">{velocity.because}</p> : null}
      </div>
      <div data-print="no" className="flex flex-wrap items-center gap-2">
        <SloActions slo={slo} disabledReason={mayNot.change} />
      </div>
    </header>
  );
}
