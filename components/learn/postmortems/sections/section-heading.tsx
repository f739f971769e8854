import type { ReactNode } from "react";
import { anchorOf } from "@/components/learn/postmortems/anchor";

export function SectionHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-2 border-b pb-1">
      <h2 id={anchorOf(title)} className="scroll-mt-16 font-semibold text-lg">
        {title}
      </h2>
      {children}
    </div>
  );
}
