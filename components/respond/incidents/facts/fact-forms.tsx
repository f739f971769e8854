"use client";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { Dialog } from "@/components/ui/dialog";
import { Offer } from "@/components/ui/offer";
import { DetailsForm } from "./details-form";
import { FactsForm } from "./facts-form";

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
      <Dialog
        open={form === "facts"}
        onOpenChange={close}
        title="Correct facts"
        description="Clocks, durations and exports follow. Who changed what, and why, stays visible."
      >
        <FactsForm incident={incident} onDone={close} />
      </Dialog>
      <Dialog open={form === "details"} onOpenChange={close} title="Edit details">
        <DetailsForm incident={incident} services={services} onDone={close} />
      </Dialog>
    </>
  );
}
