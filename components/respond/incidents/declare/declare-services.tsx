"use client";
import { ServicePicker } from "@/components/catalog/services/service-picker";
import { FeltWhileDeclaring } from "@/components/find/standing/felt-while-declaring";
import { useLookUp } from "@/components/frame/use-look-up";

type Named = { readonly slug: string; readonly name: string };

/** Which services are hit, and where that may be felt. */
export function DeclareServices(props: {
  chosen: readonly string[];
  onChange: (services: readonly string[]) => void;
  error: string | undefined;
}) {
  const { chosen, onChange, error } = props;
  const { answer } = useLookUp<readonly Named[]>("/api/console/services/names", 0);
  return (
    <div className="flex flex-col gap-3">
      <ServicePicker
        label="Services"
        hint="What is hit."
        error={error}
        services={answer ?? []}
        chosen={chosen}
        onChange={onChange}
      />
      <FeltWhileDeclaring services={chosen} />
    </div>
  );
}
