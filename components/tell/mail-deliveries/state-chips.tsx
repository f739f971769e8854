import { Chip } from "@/components/ui/chip";
import { MAIL_STATES, type MailState } from "@/lib/tell/mail-deliveries/letters/standing-rules";
import { STATES } from "./names";

const BASE = "/settings/deliveries";

/** Which mail is shown; the choice stands in the address. */
export function StateChips({ chosen }: { chosen: MailState | null }) {
  return (
    <nav aria-label="Show mail that is" className="flex flex-wrap gap-2">
      {MAIL_STATES.map((state) => (
        <Chip
          key={state}
          on={state === chosen}
          href={state === chosen ? BASE : deliveriesHref(state)}
        >
          {STATES[state].name}
        </Chip>
      ))}
    </nav>
  );
}

export function deliveriesHref(state: MailState | null, cursor?: string): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(cursor && { cursor }) });
  return query.size > 0 ? `${BASE}?${query}` : BASE;
}
