import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/sign-in-form";
import { currentActor } from "@/lib/entrance/page";
import { oidcProvider } from "@/lib/people/oidc";
import { isSetUp } from "@/lib/people/session";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ error?: string }>;
}) {
  if ((await currentActor()).kind === "user") redirect("/incidents");
  if (!(await isSetUp())) redirect("/welcome");
  const { error } = await searchParams;
  return <SignInForm provider={oidcProvider()?.name ?? null} error={error ?? null} />;
}
