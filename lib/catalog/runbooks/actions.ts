"use server";
import { action } from "@/lib/people/entrance/action";
import { createRunbook as create } from "./create-runbook";
import { editRunbook as edit } from "./edit-runbook";
import { reviewRunbook as review } from "./review-runbook";

export const createRunbook = action(create);
export const editRunbook = action(edit);
export const reviewRunbook = action(review);
