import { Download } from "lucide-react";

const FILES = [
  { name: "Markdown", file: "postmortem.md" },
  { name: "PDF", file: "postmortem.pdf?size=a4" },
  { name: "PDF, Letter", file: "postmortem.pdf?size=letter" },
] as const;

/** The postmortem as a file of its own, to send or to keep in a repository. */
export function ExportLinks({ incident }: { incident: number }) {
  return FILES.map(({ name, file }) => (
    <a
      key={name}
      href={`/incidents/${incident}/${file}`}
      download
      className="inline-flex h-9 items-center gap-2 rounded-sm border border-line-strong/60 bg-panel px-3 font-medium hover:bg-sunken"
    >
      <Download size={16} aria-hidden /> {name}
    </a>
  ));
}
