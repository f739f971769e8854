"use server";
import { action } from "@/lib/people/entrance/action";
import { createService as create } from "./create-service";

export const createService = action(create);
