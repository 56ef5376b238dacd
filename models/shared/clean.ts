/** Takes out of texts what no reader sees and some program trips over: control characters (NUL and VT pass through most
 *  writers of calendars and mails), marks that turn the direction of what follows, and halves of characters. */

const CONTROLS = /(?!\n)[\p{Cc}\uFEFF]/gu;
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

/** Several lines of text, each ended by a single line feed. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[\t\v\f]/g, " ")
    .replace(CONTROLS, "")
    .replace(TURNS, "")
    .toWellFormed();

/** One line: line ends become spaces, runs of spaces one. */
export const cleanLine = (text: string): string =>
  cleanText(text)
    .replace(/[\n ]+/g, " ")
    .trim();
