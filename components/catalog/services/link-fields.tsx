"use client";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { CONTROL, FieldError } from "@/components/ui/field";
import type { FieldErrors } from "@/lib/platform/core/errors";

export type ServiceLink = { readonly title: string; readonly url: string };
type Row = ServiceLink & { readonly key: number };

/** Links of a service as rows that come and go. */
export function LinkFields(props: {
  links: readonly ServiceLink[];
  onChange: (links: ServiceLink[]) => void;
  fields: FieldErrors;
}) {
  const { onChange, fields } = props;
  const [rows, setRows] = useState<readonly Row[]>(() =>
    props.links.map((link, key) => ({ ...link, key })),
  );
  const set = (next: readonly Row[]) => {
    setRows(next);
    onChange(next.map(({ title, url }) => ({ title, url })));
  };
  const change = (key: number, part: Partial<ServiceLink>) =>
    set(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const nextKey = Math.max(-1, ...rows.map(({ key }) => key)) + 1;
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">Links</legend>
      <div className="flex flex-col gap-2">
        {rows.map(({ key, title, url }, index) => (
          <div key={key} className="flex flex-wrap items-start gap-2">
            <div className="w-full sm:w-44">
              <input
                aria-label={`Name of link ${index + 1}`}
                placeholder="Dashboard"
                value={title}
                onChange={(event) => change(key, { title: event.target.value })}
                className={CONTROL}
                autoComplete="off"
              />
              <FieldError id={`link-title-${key}`} message={fields[`links.${index}.title`]} />
            </div>
            <div className="min-w-0 grow">
              <input
                aria-label={`Address of link ${index + 1}`}
                placeholder="https://"
                type="url"
                value={url}
                onChange={(event) => change(key, { url: event.target.value })}
                className={CONTROL}
                autoComplete="off"
              />
              <FieldError id={`link-url-${key}`} message={fields[`links.${index}.url`]} />
            </div>
            <IconButton
              label={`Remove link ${index + 1}`}
              icon={<X size={16} aria-hidden />}
              onClick={() => set(rows.filter((row) => row.key !== key))}
            />
          </div>
        ))}
      </div>
      <Button
        look="ghost"
        size="sm"
        className="mt-2"
        onClick={() => set([...rows, { key: nextKey, title: "", url: "" }])}
      >
        <Plus size={14} aria-hidden /> Add a link
      </Button>
      <FieldError id="links-error" message={fields.links} />
    </fieldset>
  );
}
