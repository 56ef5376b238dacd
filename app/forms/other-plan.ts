/** What an address says for one plan alone; another plan proposes its own. */
const OWN = ["plan", "places", "meetingPoint", "hostId", "with", "without", "key"];

/** The same page for the plan that was chosen on it, with what holds for that one, too; null where none was. */
export function otherPlan({ pathname, searchParams }: URL): string | null {
  const chosen = searchParams.get("plan") ?? "";
  const [, plans, id, ...page] = pathname.replace(/\.data$/, "").split("/");
  if (!/^[0-9a-f]{24}$/.test(chosen) || chosen === id) return null;
  const kept = new URLSearchParams([...searchParams].filter(([name]) => !OWN.includes(name)));
  const to = `/${plans}/${chosen}/${page.join("/")}`;
  return kept.size > 0 ? `${to}?${kept}` : to;
}

/** The address with what the plan proposes where it says nothing itself. */
export function proposed(asked: URLSearchParams, first: Readonly<Record<string, string>>): URLSearchParams {
  const all = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(first)) if (!all.has(name)) all.set(name, value);
  return all;
}
