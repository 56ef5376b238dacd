import { cleanText } from "#models/shared/clean.ts";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it stands in HTML, between tags and in quoted attributes, without what no reader sees. */
export const escapeHtml = (words: string): string => cleanText(words).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
