import type { Metadata } from "next";
import { FieldTable } from "@/components/serve/api/field-table";
import { readShapes } from "@/lib/serve/api/reference/reference-page";

export const metadata: Metadata = { title: "Shapes · API reference" };

export default function ApiShapesPage() {
  return (
    <>
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">Shapes</h1>
      {readShapes().map(({ name, fields }) => (
        <section key={name} id={`shape-${name}`} className="border-t py-6">
          <h2 className="mb-2 font-mono text-base">{name}</h2>
          <FieldTable title={name} fields={fields} />
        </section>
      ))}
    </>
  );
}
