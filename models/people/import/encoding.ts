import { DomainError } from "#models/errors.ts";

/** What a staff list may weigh. A list of 200,000 people with eight columns is about that. */
const MAX_BYTES = 20_000_000;

export const tooLarge = (): DomainError =>
  new DomainError("file-too-large", { megabytes: MAX_BYTES / 1_000_000 }, "file");

/** First bytes of files that people rename or pick by mistake. */
const SIGNATURES: [string, "file-spreadsheet" | "file-not-text"][] = [
  ["504b0304", "file-spreadsheet"], // zip: .xlsx, .ods
  ["d0cf11e0", "file-spreadsheet"], // .xls
  ["89504e47", "file-not-text"], // png
  ["ffd8ff", "file-not-text"], // jpeg
  ["47494638", "file-not-text"], // gif
  ["25504446", "file-not-text"], // pdf
  ["1f8b", "file-not-text"], // gzip
  ["52494646", "file-not-text"], // webp, wav
];

/**
 * The text of an uploaded list: UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252, which is what
 * spreadsheets of Western offices write. Refuses what is not text with a sentence that says what to do.
 */
export function decodeText(bytes: Uint8Array): string {
  checkSize(bytes);
  const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  for (const [signature, code] of SIGNATURES) if (start.startsWith(signature)) throw new DomainError(code, {}, "file");
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (looksLikeNoise(text)) throw new DomainError("file-not-text", {}, "file");
  if (text.trim() === "") throw new DomainError("file-empty", {}, "file");
  return text;
}

/** Refuses nothing, and too much. */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new DomainError("file-empty", {}, "file");
  if (bytes.length > MAX_BYTES) throw tooLarge();
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const sample = bytes.subarray(0, 4096);
  sample.forEach((byte, at) => (zeros[at % 2]! += byte === 0 ? 1 : 0));
  const half = sample.length / 2;
  // Text of Latin letters in UTF-16 has a zero in nearly every second place and none in the others.
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.05) return "utf-16le";
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.05) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** A list has no control characters but tabs and line ends; one in a thousand is forgiven, a zero is not. */
function looksLikeNoise(text: string): boolean {
  let odd = 0;
  const step = Math.max(1, Math.floor(text.length / 200_000));
  for (let at = 0; at < text.length; at += step) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0xfffd) odd += 1;
  }
  return odd > text.length / step / 1000;
}
