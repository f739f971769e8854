import { Table } from "@/components/ui/table";
import type { ReferenceField } from "./reference-call";

/** The fields of one object: name, type, and what else there is to know. */
export function FieldTable(props: { title: string; fields: readonly ReferenceField[] }) {
  const { title, fields } = props;
  return (
    <Table
      caption={title}
      rows={fields}
      rowKey={({ name }) => name}
      columns={[
        {
          key: "name",
          name: "Field",
          isTitle: true,
          cell: ({ name }) => <code className="break-all font-mono text-sm">{name}</code>,
        },
        {
          key: "type",
          name: "Type",
          cell: ({ type }) => (
            <code className="break-words font-mono text-ink-soft text-xs">{type}</code>
          ),
        },
        {
          key: "note",
          name: "Notes",
          cell: ({ note }) => <span className="text-ink-soft text-sm">{note || "–"}</span>,
        },
      ]}
    />
  );
}
