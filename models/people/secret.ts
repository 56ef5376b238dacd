import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** Secrets that people or browsers hold. The database keeps their sha256 alone. */
export const makeSecret = (): string => randomBytes(32).toString("base64url");

export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** No 0 and O, no 1, I and L: read out over a radio and typed with gloves. 8 of 31 are 39 bits. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const makeCode = (): string => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** As it was given out, however it was typed. */
export const tidyCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** Compares two hashes in constant time. */
export const sameHash = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)));
