import { ChecklistPhase, Incident, TimelineEntry } from "../answers";
import { ActionItem, Postmortem } from "../follow-up-answers";
import { call } from "./call";

/** One open and one resolved incident with everything an address can point at, made over the API. */
export async function makeWorld(token: string) {
  const open = await declare(token, "Search is slow");
  const resolved = await declare(token, "Checkout was down");
  const params = { number: resolved };
  await call("POST /incidents/{number}/resolution", { token, params });
  const draft = await call("POST /incidents/{number}/postmortem", { token, params });
  const entry = await call("POST /incidents/{number}/timeline", {
    token,
    params: { number: open },
    body: { body: "Latency doubled" },
  });
  const checklist = await call("GET /incidents/{number}/checklist", {
    token,
    params: { number: open },
  });
  const item = await call("POST /action-items", { token, body: { title: "Add an index" } });
  const items = ChecklistPhase.array()
    .parse(checklist.body)
    .flatMap((phase) => phase.items);
  return {
    numbers: [open, resolved],
    entryId: TimelineEntry.parse(entry.body).id,
    itemIds: items.map(({ id }) => id),
    suggestionIds: Postmortem.parse(draft.body).suggestions.map(({ id }) => id),
    actionItemId: ActionItem.parse(item.body).id,
  };
}

async function declare(token: string, title: string): Promise<number> {
  const body = { title, severity: "SEV2" };
  const { number } = Incident.parse((await call("POST /incidents", { token, body })).body);
  await call("POST /incidents/{number}/acknowledgement", { token, params: { number } });
  return number;
}
