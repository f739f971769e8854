import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetupTokenForm } from "@/components/people/people/setup-token-form";
import { WelcomeForm } from "@/components/people/people/welcome-form";
import { isSetUp } from "@/lib/people/people/session";
import { isSetupToken } from "@/lib/people/people/setup/setup-token";

export const metadata: Metadata = { title: "Welcome" };
export const dynamic = "force-dynamic";

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function WelcomePage({ searchParams }: Props) {
  if (await isSetUp()) redirect("/sign-in");
  const token = [(await searchParams).token].flat()[0];
  if (!isSetupToken(token)) return <SetupTokenForm isWrong={token !== undefined} />;
  return <WelcomeForm setupToken={token} />;
}
