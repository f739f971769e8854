import type { Metadata } from "next";
import { ForgotForm } from "@/components/people/people/forgot-form";
import { Link } from "@/components/ui/link";
import { mailConfig } from "@/lib/platform/mail/config";

export const metadata: Metadata = { title: "Forgot password" };
export const dynamic = "force-dynamic";

export default function ForgotPage() {
  return mailConfig() ? <ForgotForm /> : <AskAnAdmin />;
}

function AskAnAdmin() {
  return (
    <div className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">Choose a new password</h1>
      <p className="text-ink-soft">
        This Muster sends no mail. Ask an admin for a link to a new password: they find it in
        Settings, under People.
      </p>
      <Link href="/sign-in" className="w-fit text-accent">
        Back to sign-in
      </Link>
    </div>
  );
}
