"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type Remark, RULES } from "@/lib/learn/postmortems/language/blameless-rules";
import { MuteRuleForm } from "./sections/mute-rule-form";
import { phrasings } from "./sections/phrasings";

type Props = {
  incident: number;
  title: string;
  remarks: readonly Remark[];
  disabledReason: string | null;
  onShow: (remark: Remark) => void;
};

/** What the checker would ask about a section: each phrase with a why and a better question. */
export function RemarkList(props: Props) {
  if (props.remarks.length === 0) return null;
  return (
    <details className="mt-2 text-sm" data-print="no">
      <summary className="w-fit cursor-pointer text-ink-soft underline decoration-warn decoration-wavy decoration-1 underline-offset-4">
        {phrasings(props.remarks.length)} to look at
        <span className="sr-only"> in {props.title}</span>
      </summary>
      <ul className="mt-2 divide-y rounded-md border">
        {props.remarks.map((remark) => (
          <RemarkItem key={`${remark.start} ${remark.rule}`} {...props} remark={remark} />
        ))}
      </ul>
    </details>
  );
}

function RemarkItem(props: Props & { remark: Remark }) {
  const { incident, remark, disabledReason, onShow } = props;
  const [muting, setMuting] = useState(false);
  const { why, ask } = RULES[remark.rule];
  return (
    <li className="px-3 py-2">
      <p>
        <q className="font-medium">{remark.phrase}</q>
      </p>
      <p className="mt-0.5 text-ink-soft">{why}</p>
      <p className="mt-0.5">Ask instead: {ask}</p>
      <div className="mt-1.5 flex flex-wrap gap-2">
        <Button size="sm" disabledReason={disabledReason} onClick={() => onShow(remark)}>
          Show in text<span className="sr-only"> {remark.phrase}</span>
        </Button>
        <Button
          size="sm"
          look="ghost"
          disabledReason={disabledReason}
          aria-expanded={muting}
          onClick={() => setMuting(!muting)}
        >
          Switch off this rule<span className="sr-only"> {RULES[remark.rule].marks}</span>
        </Button>
      </div>
      {muting ? (
        <MuteRuleForm incident={incident} rule={remark.rule} onCancel={() => setMuting(false)} />
      ) : null}
    </li>
  );
}
