"use server";
import { action } from "@/lib/people/entrance/action";
import { removeEntry as remove } from "./remove-entry";
import { reviseEntry as revise } from "./revise-entry";

export const reviseEntry = action(revise);
export const removeEntry = action(remove);
