"use client";
import { ChevronDown, Download, Printer, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/dropdown-menu";

const FILES = [
  { name: "Markdown", file: "postmortem.md" },
  { name: "PDF, A4", file: "postmortem.pdf?size=a4" },
  { name: "PDF, Letter", file: "postmortem.pdf?size=letter" },
] as const;

const ImportDialog = dynamic(async () => (await import("./import-dialog")).ImportDialog, {
  ssr: false,
});

/** The postmortem as a file of its own, to send or to keep in a repository, and such a file back. */
export function FileMenu(props: {
  incident: number;
  /** Why no file may be imported; undefined where none ever is. */
  importReason: string | null | undefined;
}) {
  const { incident, importReason } = props;
  // Null until it is asked for: then the dialog is loaded, and stays.
  const [importing, setImporting] = useState<boolean | null>(null);
  return (
    <>
      <DropdownMenu
        trigger={
          <Button>
            Export <ChevronDown size={16} aria-hidden />
          </Button>
        }
      >
        {FILES.map(({ name, file }) => (
          <MenuLink
            key={file}
            href={`/incidents/${incident}/${file}`}
            icon={<Download size={16} aria-hidden />}
          >
            {name}
          </MenuLink>
        ))}
        <MenuItem icon={<Printer size={16} aria-hidden />} onSelect={() => window.print()}>
          Print
        </MenuItem>
        {importReason === undefined ? null : (
          <>
            <MenuSeparator />
            <MenuItem
              icon={<Upload size={16} aria-hidden />}
              disabledReason={importReason}
              onSelect={() => setImporting(true)}
            >
              Import Markdown
            </MenuItem>
          </>
        )}
      </DropdownMenu>
      {importing === null ? null : (
        <ImportDialog incident={incident} open={importing} onOpenChange={setImporting} />
      )}
    </>
  );
}
