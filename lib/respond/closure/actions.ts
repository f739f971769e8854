"use server";
import { action } from "@/lib/people/entrance/action";
import { closeIncident as close } from "./close-incident";

export const closeIncident = action(close);
