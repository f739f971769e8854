import type { Metadata } from "next";
import { SessionList } from "@/components/settings/session-list";
import { requireActor } from "@/lib/entrance/page";
import { readAccount } from "@/lib/people/queries";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const { sessions } = await readAccount.execute(await requireActor(), {});
  return <SessionList sessions={sessions} />;
}
