"use server";
import { action } from "@/lib/people/entrance/action";
import { giveVerdict as give } from "./give-verdict";
import { requestReview as request } from "./request-review";
import { revisePostmortem as revise } from "./revise-postmortem";
import { withdrawReview as withdraw } from "./withdraw-review";

export const requestReview = action(request);
export const withdrawReview = action(withdraw);
export const giveVerdict = action(give);
export const revisePostmortem = action(revise);
