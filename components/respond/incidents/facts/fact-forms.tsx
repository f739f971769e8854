"use client";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { Offer } from "@/components/ui/offer";
import { DetailsDialog } from "./details-dialog";
import { FactsDialog } from "./facts-dialog";

type Form = "facts" | "details" | null;

/** The dialogs that correct what is known; the palette opens them too. */
export function FactForms(
  props: Pick<RoomData, "incident" | "services"> & {
    form: Form;
    onChange: (form: Form) => void;
    disabledReason: string | null;
  },
) {
  const { incident, services, form, onChange, disabledReason } = props;
  const close = () => onChange(null);
  return (
    <>
      <Offer shortcut={{ label: "Correct facts", run: () => onChange("facts"), disabledReason }} />
      <Offer shortcut={{ label: "Edit details", run: () => onChange("details"), disabledReason }} />
      {form === "facts" ? <FactsDialog incident={incident} onClose={close} /> : null}
      {form === "details" ? (
        <DetailsDialog incident={incident} services={services} onClose={close} />
      ) : null}
    </>
  );
}
