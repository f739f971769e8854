import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { SectionHistory } from "@/components/learn/postmortems/sections/section-history";
import { readSectionHistory } from "@/lib/learn/postmortems/sections/read-section-history";
import { isSectionKey, SECTIONS } from "@/lib/learn/postmortems/template";
import { orForbidden, orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";

type Props = {
  params: Promise<{ number: string; section: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, section } = await params;
  const title = isSectionKey(section) ? SECTIONS[section].title : "Section";
  return { title: `History of ${title}, INC-${number}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { number, section } = await params;
  const { version } = await searchParams;
  const wanted = version === undefined ? undefined : Number(version);
  const isWhole = (value: number) => Number.isSafeInteger(value) && value >= 1;
  const isKnown = isWhole(Number(number)) && (wanted === undefined || isWhole(wanted));
  if (!isKnown || !isSectionKey(section)) notFound();
  const actor = await requireActor();
  const history = await orNotFound(
    orForbidden(
      readSectionHistory.execute(actor, {
        incident: Number(number),
        key: section,
        ...(wanted !== undefined && { version: wanted }),
      }),
    ),
  );
  if (history === "FORBIDDEN") redirect(`/incidents/${number}/postmortem`);
  const frozen =
    history.state === "PUBLISHED" ? "This postmortem is published; its text is frozen." : null;
  const mayWrite = mayRole(actor.role, "postmortem.write");
  return (
    <SectionHistory
      section={section}
      history={history}
      disabledReason={mayWrite ? frozen : explainPermission("postmortem.write")}
    />
  );
}
