/** Keeps the last so many answers of a function whose answer hangs on its texts alone. The oldest goes first. */
export function kept<Parts extends (string | undefined)[], T>(
  most: number,
  make: (...parts: Parts) => T,
): (...parts: Parts) => T {
  const answers = new Map<string, T>();
  return (...parts) => {
    const key = parts.join("\n");
    const known = answers.get(key);
    if (known !== undefined) return known;
    const made = make(...parts);
    if (answers.size >= most) answers.delete(answers.keys().next().value!);
    answers.set(key, made);
    return made;
  };
}
