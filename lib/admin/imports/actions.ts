"use server";
import { action } from "@/lib/people/entrance/action";
import * as catalog from "./catalog/import-catalog";

export const importCatalog = action(catalog.importCatalog);
