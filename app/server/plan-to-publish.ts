import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { planToPublish, type PlanToPublish } from "#models/programme/publishing.ts";
import { open } from "./respond.ts";
import { requireViewer, type Viewer } from "./viewer.ts";

/** What an address says for one plan alone; another plan proposes its own. */
const OWN = ["plan", "places", "meetingPoint", "hostId", "with", "without", "key"];

/** The same page for the plan that was chosen on it, with what holds for that one, too; null where none was. */
function otherPlan({ pathname, searchParams }: URL): string | null {
  const chosen = searchParams.get("plan") ?? "";
  const [, plans, id, ...page] = pathname.replace(/\.data$/, "").split("/");
  if (!/^[0-9a-f]{24}$/.test(chosen) || chosen === id) return null;
  const kept = new URLSearchParams([...searchParams].filter(([name]) => !OWN.includes(name)));
  const to = `/${plans}/${chosen}/${page.join("/")}`;
  return kept.size > 0 ? `${to}?${kept}` : to;
}

/** What both pages that publish begin with: the plan of the address, for somebody who may publish it. Another that was
 *  chosen on the page leads to its own address. */
export async function openPlan({ params, request, context }: LoaderFunctionArgs): Promise<{
  viewer: Viewer;
  asked: URLSearchParams;
  found: PlanToPublish;
}> {
  const viewer = await requireViewer(request, context);
  const address = new URL(request.url);
  const other = otherPlan(address);
  if (other) throw redirect(other);
  const found = await open(() => planToPublish(viewer.actor, params.id!));
  return { viewer, asked: address.searchParams, found };
}
