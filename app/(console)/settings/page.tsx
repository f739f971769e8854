import type { Metadata } from "next";
import { AccountForms } from "@/components/settings/account-forms";
import { requireActor } from "@/lib/entrance/page";
import { readAccount } from "@/lib/people/queries";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { user } = await readAccount.execute(await requireActor(), {});
  return <AccountForms user={user} />;
}
