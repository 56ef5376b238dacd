import latin from "@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2?url";

/** The Latin file of the font, for the root to preload; the others are fetched when a name needs them. */
export const latinFont: string = latin;
