import { unknownRoute } from "@/lib/people/entrance/route";

export const GET = unknownRoute();
export const POST = unknownRoute();
export const PUT = unknownRoute();
export const PATCH = unknownRoute();
export const DELETE = unknownRoute();
