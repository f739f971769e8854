"use server";
import { action } from "@/lib/entrance/action";
import * as resending from "./resend";
import * as testing from "./send-test";

export const resendMail = action(resending.resendMail);
export const sendTestMail = action(testing.sendTestMail);
