/** The address with what the plan proposes where it says nothing itself. */
export function proposed(asked: URLSearchParams, first: Readonly<Record<string, string>>): URLSearchParams {
  const all = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(first)) if (!all.has(name)) all.set(name, value);
  return all;
}
