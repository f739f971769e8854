"use server";
import { action } from "@/lib/entrance/action";
import { sendUpdate as send } from "./send-update";

export const sendUpdate = action(send);
