/**
 * The line in which a quotation mark opens that swallows what follows; null where none does. It does where it never
 * closes, and where the next mark, on a later line, stands in the midst of words: that one opened something itself.
 * A cell of several lines that is closed before a delimiter is a cell.
 * @param delimiter one character
 */
export function openQuote(text: string, delimiter: string): number | null {
  let line = 1;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  const ends = (char: string | undefined): boolean =>
    char === undefined || char === delimiter || char === "\n" || char === "\r";
  /** Behind the line's end, if one is here. */
  const overBreak = (): boolean => {
    if (text[at] !== "\n" && text[at] !== "\r") return false;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
    return true;
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const opened = line;
      at += 1;
      for (;;) {
        if (at >= text.length) return opened;
        if (overBreak()) continue;
        if (text[at] !== '"') at += 1;
        else if (text[at + 1] === '"') at += 2;
        else if (ends(text[at + 1]) || line === opened) break;
        else return opened;
      }
      at += 1;
    }
    while (!ends(text[at])) at += 1;
    if (text[at] === delimiter) at += 1;
    else overBreak();
  }
  return null;
}
