import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/sign-in-form";
import { currentActor } from "@/lib/entrance/page";
import { oidcProvider } from "@/lib/people/oidc";
import { safeReturn } from "@/lib/people/return-rules";
import { isSetUp } from "@/lib/people/session";

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
