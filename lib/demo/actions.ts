"use server";
import { action } from "@/lib/entrance/action";
import { loadDemo as load } from "./load-demo";

export const loadDemo = action(load);
