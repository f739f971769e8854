/** Opens the palette; inside of it, it would lead nowhere. */
export const PALETTE_KEY = "/";
