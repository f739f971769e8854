"use server";
import { action } from "@/lib/people/entrance/action";
import { linkDeployment as link } from "./link-deployment";

export const linkDeployment = action(link);
