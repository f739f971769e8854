import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeopleList } from "@/components/people/people/settings/people-list";
import { requireActor } from "@/lib/people/entrance/page";
import { listMembers } from "@/lib/people/people/queries";
import { mayRole } from "@/lib/platform/access/permissions";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await requireActor();
  if (!mayRole(actor.role, "people.manage")) notFound();
  return <PeopleList {...(await listMembers.execute(actor, {}))} />;
}
