"use server";
import { action } from "@/lib/people/entrance/action";
import { decideRollback as decide } from "./decide-rollback";

export const decideRollback = action(decide);
