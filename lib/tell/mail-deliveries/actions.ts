"use server";
import { action } from "@/lib/people/entrance/action";
import * as resending from "./sending/resend";
import * as resetting from "./sending/send-reset";
import * as testing from "./sending/send-test";

export const resendMail = action(resending.resendMail);
export const sendReset = action(resetting.sendReset);
export const sendTestMail = action(testing.sendTestMail);
