"use client";
import { ActionItemForm } from "@/components/learn/action-items/action-item-form";
import { type Column, Table } from "@/components/ui/table";
import { STATE_NAMES } from "@/lib/learn/action-items/names";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import type { PostmortemData } from "./postmortem-data";
import { SectionHeading } from "./sections/section-heading";

type Item = PostmortemData["postmortem"]["actionItems"][number];

const COLUMNS: readonly Column<Item>[] = [
  { key: "title", name: "Action", cell: ({ title }) => title, isTitle: true },
  { key: "owner", name: "Owner", cell: ({ owner }) => owner ?? "Unassigned" },
  { key: "priority", name: "Priority", cell: ({ priority }) => priority },
  { key: "dueOn", name: "Deadline", cell: ({ dueOn }) => dueOn ?? "No date" },
  { key: "state", name: "State", cell: ({ state }) => STATE_NAMES[state] },
];

/** What will be done about it. Proposals are accepted when the postmortem is published. */
export function ActionItemsSection({ postmortem, insiders, role }: PostmortemData) {
  const incident = postmortem.incident.number;
  return (
    <section>
      <SectionHeading title="Action Items">
        <ActionItemForm
          people={insiders}
          incident={incident}
          disabledReason={
            mayRole(role, "action-item.write") ? null : explainPermission("action-item.write")
          }
        />
      </SectionHeading>
      {postmortem.actionItems.length === 0 ? (
        <p className="mt-2 text-ink-faint">
          Nothing yet. What would make this less likely, or easier to notice and to mend?
        </p>
      ) : (
        <Table
          caption="Action items"
          columns={COLUMNS}
          rows={postmortem.actionItems}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  );
}
