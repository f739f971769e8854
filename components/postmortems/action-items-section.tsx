"use client";
import { ActionItemForm } from "@/components/action-items/action-item-form";
import { STATE_NAMES } from "@/components/action-items/names";
import type { PostmortemData } from "./postmortem-page";
import { SectionHeading } from "./section-heading";

/** What will be done about it. Proposals are accepted when the postmortem is published. */
export function ActionItemsSection({
  postmortem,
  people,
  disabledReason,
}: PostmortemData & { disabledReason: string | null }) {
  return (
    <section>
      <SectionHeading title="Action Items">
        <ActionItemForm
          people={people}
          incident={postmortem.incident.number}
          disabledReason={disabledReason}
        />
      </SectionHeading>
      {postmortem.actionItems.length === 0 ? (
        <p className="mt-2 text-ink-faint">
          Nothing yet. What would make this less likely, or easier to notice and to mend?
        </p>
      ) : (
        <div className="mt-2 overflow-x-auto">
          <table className="w-full text-left text-sm">
            <thead className="text-ink-soft">
              <tr>
                {["Action", "Owner", "Priority", "Deadline", "State"].map((name) => (
                  <th key={name} scope="col" className="py-1 pr-4 font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y">
              {postmortem.actionItems.map((item) => (
                <tr key={item.id}>
                  <td className="min-w-48 py-1.5 pr-4">{item.title}</td>
                  <td className="py-1.5 pr-4">{item.owner ?? "Unassigned"}</td>
                  <td className="py-1.5 pr-4">{item.priority}</td>
                  <td className="whitespace-nowrap py-1.5 pr-4">{item.dueOn ?? "No date"}</td>
                  <td className="py-1.5 pr-4">{STATE_NAMES[item.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
