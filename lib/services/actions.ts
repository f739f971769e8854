"use server";
import { action } from "@/lib/entrance/action";
import { createService as create } from "./create-service";

export const createService = action(create);
