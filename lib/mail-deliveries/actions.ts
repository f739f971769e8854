"use server";
import { action } from "@/lib/entrance/action";
import * as resending from "./resend";
import * as resetting from "./send-reset";
import * as testing from "./send-test";

export const resendMail = action(resending.resendMail);
export const sendReset = action(resetting.sendReset);
export const sendTestMail = action(testing.sendTestMail);
