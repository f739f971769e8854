import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/people/sign-in-form";
import { currentActor } from "@/lib/people/entrance/page";
import { isSetUp } from "@/lib/people/people/session";
import { oidcProvider } from "@/lib/people/people/sign-in/oidc/oidc";
import { safeReturn } from "@/lib/people/people/sign-in/return-rules";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ error?: string; next?: string }>;
}) {
  const { error, next: asked } = await searchParams;
  const next = safeReturn(asked);
  if ((await currentActor()).kind === "user") redirect(next);
  if (!(await isSetUp())) redirect("/welcome");
  const provider = oidcProvider()?.name ?? null;
  return <SignInForm provider={provider} error={error ?? null} next={next} />;
}
