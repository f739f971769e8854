import type { ReactNode } from "react";
import { cx } from "./cx";

export type Column<R> = {
  readonly key: string;
  readonly name: string;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand at the end, so that their digits line up. */
  readonly align?: "end";
  /** The cell that says what the row is: first on a phone, without its name before it. */
  readonly isTitle?: boolean;
};

/**
 * Rows and columns; on a phone every row becomes a block of "name: value" lines, so nothing scrolls
 * sideways. Roles are spelt out because a block layout would take them away.
 */
export function Table<R>(props: {
  /** What the table holds; read aloud, not shown. */
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
}) {
  const { caption, columns, rows, rowKey } = props;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: lost otherwise where CSS makes blocks of them
    <table role="table" className="w-full max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          {columns.map(({ key, name, align }) => (
            <th
              key={key}
              role="columnheader"
              scope="col"
              className={cx(
                "whitespace-nowrap border-b py-2 pr-4 font-normal text-ink-faint text-xs last:pr-0",
                align === "end" ? "text-right" : "text-left",
              )}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            role="row"
            className="border-b transition-colors duration-150 last:border-b-0 hover:bg-sunken/60 max-md:flex max-md:flex-col max-md:gap-1 max-md:py-3"
          >
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: lost otherwise where CSS makes blocks of them
  );
}

function Cell<R>({ column, row }: { column: Column<R>; row: R }) {
  const { name, align, isTitle = false } = column;
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: lost otherwise where CSS makes a block of it
      role="cell"
      className={cx(
        "py-2 pr-4 align-middle last:pr-0 max-md:flex max-md:min-w-0 max-md:items-baseline max-md:gap-3 max-md:p-0",
        align === "end" && "md:text-right",
        isTitle && "font-medium max-md:order-first",
      )}
    >
      {isTitle ? null : (
        <span aria-hidden className="w-28 shrink-0 text-ink-faint text-sm md:hidden">
          {name}
        </span>
      )}
      <span className="min-w-0">{column.cell(row)}</span>
    </td>
  );
}
