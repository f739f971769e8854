import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time/time";
import type { DeliveryDetail } from "@/lib/tell/webhooks/view";
import { durationInWords } from "./names";

type Attempt = DeliveryDetail["attempts"][number];

/** Every request that was made, oldest first, with what came of it. */
export function AttemptList({ attempts }: { attempts: readonly Attempt[] }) {
  if (attempts.length === 0) return <p className="text-ink-soft">Not tried yet.</p>;
  return (
    <Table
      caption="Attempts"
      rows={attempts}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: "at",
          name: "When",
          isTitle: true,
          cell: ({ at }) => <Time at={at} withDay />,
        },
        { key: "status", name: "Status", cell: ({ status }) => status ?? "No answer" },
        {
          key: "duration",
          name: "Took",
          align: "end",
          cell: ({ durationMs }) => <span className="tabular">{durationInWords(durationMs)}</span>,
        },
        { key: "outcome", name: "Outcome", cell: (attempt) => <Outcome attempt={attempt} /> },
      ]}
    />
  );
}

function Outcome({ attempt: { error, answer } }: { attempt: Attempt }) {
  return (
    <>
      <span>{error ?? "Delivered."}</span>
      {answer.trim() ? (
        <code className="mt-1 block max-h-40 overflow-y-auto whitespace-pre-wrap break-all text-ink-faint text-xs">
          {answer}
        </code>
      ) : null}
    </>
  );
}
