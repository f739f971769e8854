"use client";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time/time";
import type { StatusView } from "@/lib/slo/status/queries";
import { formatCount, formatLeft } from "./figures";
import { type Point, type Row, toRows } from "./moment-rules";

/** The same as the picture, to be read: folded until somebody asks for it. */
export function PictureTable(props: {
  points: readonly Point[];
  step: number;
  unit: StatusView["budget"]["unit"];
}) {
  const { points, unit } = props;
  const of = unit === "MINUTES" ? " min" : "";
  const count = (value: number, row: Row) => (row.total === 0 ? "—" : `${formatCount(value)}${of}`);
  return (
    <details className="mt-2">
      <summary className="w-fit rounded-sm text-accent text-sm">Show as table</summary>
      <div className="mt-2">
        <Table
          caption="What was left of the budget, and what was measured"
          rows={toRows(points)}
          rowKey={({ at }) => at}
          columns={[
            { key: "at", name: "Until", cell: ({ at }) => <Time at={at} withDay />, isTitle: true },
            {
              key: "left",
              name: "Budget left",
              align: "end",
              cell: ({ remainingPercent: left }) => (left === null ? "no data" : formatLeft(left)),
            },
            { key: "bad", name: "Bad", align: "end", cell: (row) => count(row.bad, row) },
            { key: "good", name: "Good", align: "end", cell: (row) => count(row.good, row) },
          ]}
        />
      </div>
    </details>
  );
}
