import { ServerError } from "../errors.ts";
import { boundedRegex } from "./bounded-regex.ts";

/**
 * A JavaScript regular expression for a pattern and options (i, m, s, x) as the server takes them: Perl's dialect.
 * What differs is rewritten: inline flags, `\A \z \Z`, `.` and `$` and line ends, POSIX classes, `\Q…\E`, comments of x.
 */
export function compileRegex(pattern: string, options: string): RegExp {
  if (/[^imsxu]/.test(options)) throw new ServerError(51108, ` invalid flag in regex options: ${options}`);
  if (pattern.includes("\0")) throw new ServerError(51109, "Regular expression cannot contain an embedded null byte");
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const flags = new Set(options + (inline?.[1] ?? ""));
  const source = translate(inline ? pattern.slice(inline[0].length) : pattern, flags);
  const jsFlags = ["i", "m", "s"].filter((flag) => flags.has(flag)).join("");
  // With "u" characters beyond 16 bits count as one; it refuses needless escapes, which Perl allows.
  try {
    return boundedRegex(source, `${jsFlags}u`);
  } catch {
    try {
      return boundedRegex(source, jsFlags);
    } catch (error) {
      throw new ServerError(51091, `Regular expression is invalid: ${(error as Error).message}`);
    }
  }
}

const posix: Record<string, string> = {
  alpha: "a-zA-Z",
  digit: "0-9",
  alnum: "a-zA-Z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9a-fA-F",
  word: "\\w",
  cntrl: "\\x00-\\x1f\\x7f",
  print: " -~",
  graph: "!-~",
};

const escapes: Record<string, string> = {
  A: "(?<![\\s\\S])",
  z: "(?![\\s\\S])",
  Z: "(?=\\n?(?![\\s\\S]))",
  h: "[ \\t]",
  R: "(?:\\r\\n|\\n|\\r)",
  a: "\\x07",
  e: "\\x1b",
};

// One token after the other: a quoted run, an escape, a POSIX class, a named group, any character.
const token = /\\Q([\s\S]*?)(?:\\E|$)|\\([\s\S])|\[:(\^?)(\w+):\]|\(\?P<|\(\?#[^)]*\)|[\s\S]/gu;

function translate(pattern: string, flags: Set<string>): string {
  let inClass = false;
  let inComment = false;
  let result = "";
  for (const [text, quoted, escaped, , posixName] of pattern.matchAll(token)) {
    if (inComment) {
      inComment = text !== "\n";
    } else if (quoted !== undefined) {
      result += quoted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
    } else if (escaped !== undefined) {
      result += inClass ? text : (escapes[escaped] ?? text);
    } else if (inClass) {
      if (posixName !== undefined) result += posix[posixName] ?? text;
      else if (text === "[") result += "\\[";
      else result += text;
      if (text === "]") inClass = false;
    } else if (text === "[") {
      inClass = true;
      result += text;
    } else if (text === "(?P<") {
      result += "(?<";
    } else if (text.startsWith("(?#")) {
      continue;
    } else if (text === "." && !flags.has("s")) {
      result += "[^\\n]";
    } else if (text === "$" && !flags.has("m")) {
      result += escapes.Z;
    } else if (flags.has("x") && /\s/.test(text)) {
      continue;
    } else if (flags.has("x") && text === "#") {
      inComment = true;
    } else result += text;
  }
  return result;
}
