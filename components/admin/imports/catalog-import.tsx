"use client";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { importCatalog } from "@/lib/admin/imports/actions";
import type { ImportedCatalog } from "@/lib/admin/imports/catalog/import-catalog";
import { ImportPreview } from "./import-preview";

type Format = "BACKSTAGE" | "CSV";
type Looked = { readonly text: string; readonly format: Format; readonly result: ImportedCatalog };

const EXAMPLES: Readonly<Record<Format, string>> = {
  BACKSTAGE: "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: checkout",
  CSV: "slug,name,tier,team,description,depends_on\ncheckout,Checkout,1,payments,,orders",
};

/** Imports teams and services: paste or choose a file, look at what it would do, then do it. */
export function CatalogImport() {
  const router = useRouter();
  const [format, setFormat] = useState<Format>("BACKSTAGE");
  const [text, setText] = useState("");
  const [looked, setLooked] = useState<Looked | null>(null);
  const look = useAction(importCatalog);
  const doIt = useAction(importCatalog);
  // What is typed after a look makes it a look at something else.
  const seen = looked?.text === text && looked.format === format ? looked.result : null;

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    if (!file) return;
    setFormat(/\.csv$/i.test(file.name) ? "CSV" : "BACKSTAGE");
    setText(await file.text());
  }

  return (
    <div className="flex max-w-4xl flex-col gap-5 px-4 pb-10 md:px-8">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Format">
          {(wiring) => (
            <select
              {...wiring}
              value={format}
              onChange={(event) => setFormat(event.target.value === "CSV" ? "CSV" : "BACKSTAGE")}
              className={CONTROL}
            >
              <option value="BACKSTAGE">Backstage: catalog-info.yaml</option>
              <option value="CSV">A table: CSV</option>
            </select>
          )}
        </Field>
        <Field label="File" hint="It is read here; nothing is sent before you look.">
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              accept=".yaml,.yml,.csv,text/csv,application/yaml"
              onChange={choose}
              className="py-1.5 text-sm file:mr-3 file:rounded-sm file:border file:border-line-strong/45 file:bg-panel file:px-3 file:py-1"
            />
          )}
        </Field>
      </div>
      <Field
        label="Its text"
        hint={
          format === "CSV"
            ? "A first line with names: slug, name, tier, team, description, depends_on. An empty cell leaves what it is about as it is."
            : "Any number of documents. Component and System become services, Group a team."
        }
        error={look.fields.text}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={14}
            value={text}
            placeholder={EXAMPLES[format]}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            className={`${CONTROL} font-mono text-sm`}
          />
        )}
      </Field>
      <FormError message={look.fields.text ? null : (look.message ?? doIt.message)} />
      <div className="flex flex-wrap gap-2">
        <Button
          look={seen ? "secondary" : "primary"}
          pending={look.pending}
          disabledReason={text.trim() === "" ? "Paste or choose a file first." : null}
          onClick={() =>
            look.run({ format, text, dryRun: true }, (result) =>
              setLooked({ text, format, result }),
            )
          }
        >
          See what it would do
        </Button>
        <Button
          look={seen ? "primary" : "secondary"}
          pending={doIt.pending}
          disabledReason={whyNotYet(seen)}
          onClick={() => doIt.run({ format, text }, () => router.push("/services"))}
        >
          Import
        </Button>
      </div>
      {seen ? <ImportPreview result={seen} /> : null}
    </div>
  );
}

function whyNotYet(seen: ImportedCatalog | null): string | null {
  if (!seen) return "See what it would do first.";
  if (seen.problems.some(({ stops }) => stops)) return "Put right what stops it first.";
  return seen.created.length + seen.changed.length === 0 ? "It would change nothing." : null;
}
