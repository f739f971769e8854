"use server";
import { action } from "@/lib/people/entrance/action";
import { loadDemo as load } from "./load-demo";

export const loadDemo = action(load);
