import type { Metadata } from "next";
import { AccountForms } from "@/components/people/people/settings/account-forms";
import { requireActor } from "@/lib/people/entrance/page";
import { readAccount } from "@/lib/people/people/queries";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { user } = await readAccount.execute(await requireActor(), {});
  return <AccountForms user={user} />;
}
