"use client";
import { useEffect, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { anchorOf } from "@/components/learn/postmortems/anchor";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time/time";
import { unmuteRule } from "@/lib/learn/postmortems/actions";
import {
  type CheckOptions,
  makePatientChecker,
  RULE_IDS,
  RULES,
} from "@/lib/learn/postmortems/language/blameless-rules";
import type { PostmortemView } from "@/lib/learn/postmortems/view";
import { phrasings } from "./phrasings";

/** How many phrasings of the saved text to look at and where, and which rules are off and why. */
export function LanguageNote(props: {
  postmortem: PostmortemView;
  language: CheckOptions;
  disabledReason: string | null;
}) {
  const { postmortem, language, disabledReason } = props;
  const counts = useCounts(postmortem.sections, language);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0 && postmortem.mutedRules.length === 0) return null;
  return (
    <section
      aria-label="Language"
      className="rounded-md bg-sunken px-3 py-2 text-sm"
      data-print="no"
    >
      {total > 0 ? (
        <p>
          {phrasings(total)} to look at:{" "}
          {counts.map(({ title, count }, at) => (
            <span key={title}>
              {at > 0 ? ", " : ""}
              <a href={`#${anchorOf(title)}`} className="text-accent underline">
                {title}
              </a>{" "}
              {count}
            </span>
          ))}
          . <span className="text-ink-soft">This is advice; nothing waits for it.</span>
        </p>
      ) : null}
      {postmortem.mutedRules.map((muted) => (
        <MutedRule
          key={muted.rule}
          incident={postmortem.incident.number}
          muted={muted}
          disabledReason={disabledReason}
        />
      ))}
    </section>
  );
}

/** Counted in the browser, after the page is there. */
function useCounts(sections: PostmortemView["sections"], language: CheckOptions) {
  const [counts, setCounts] = useState<{ title: string; count: number }[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const count = async () => {
      const check = makePatientChecker(language);
      const found = [];
      for (const { key, title, body } of sections) {
        found.push({ title, count: (await check(key, body, stop.signal)).length });
      }
      if (!stop.signal.aborted) setCounts(found.filter(({ count }) => count > 0));
    };
    void count();
    return () => stop.abort();
  }, [sections, language]);
  return counts;
}

function MutedRule(props: {
  incident: number;
  muted: PostmortemView["mutedRules"][number];
  disabledReason: string | null;
}) {
  const { incident, muted, disabledReason } = props;
  const { run, pending, message } = useAction(unmuteRule);
  const rule = RULE_IDS.find((id) => id === muted.rule);
  if (!rule) return null;
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
      <p>
        “{RULES[rule].marks}” is switched off: {muted.reason} ({muted.by},{" "}
        <Time at={muted.at} withDay />)
      </p>
      <Button
        size="sm"
        look="ghost"
        pending={pending}
        disabledReason={disabledReason}
        onClick={() => run({ incident, rule })}
      >
        Switch on<span className="sr-only"> {RULES[rule].marks}</span>
      </Button>
      {message ? (
        <p role="alert" className="text-danger">
          {message}
        </p>
      ) : null}
    </div>
  );
}
