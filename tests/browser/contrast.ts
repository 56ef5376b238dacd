import type { Page } from "@playwright/test";

/** How text looked that was judged already, on whichever page and in whichever theme. */
const judged = new Set<string>();

/** Set on the elements whose text is to be judged. */
export const UNJUDGED = "data-unjudged";

/**
 * Marks the elements whose text looks like none before: the same letters on the same grounds can be read or not wherever
 * they stand, and axe takes longer over that than over all its other questions.
 * @returns whether there are any
 */
export async function markUnjudged(page: Page): Promise<boolean> {
  const looks = await page.evaluate(lookOfTexts, UNJUDGED);
  const at = looks.flatMap((look, index) => (judged.has(look) ? [] : [index]));
  for (const index of at) judged.add(looks[index]!);
  if (at.length > 0) await page.evaluate(mark, { name: UNJUDGED, at });
  return at.length > 0;
}

/** In the page: marks some of the elements that `lookOfTexts` left there. */
function mark({ name, at }: { name: string; at: number[] }): void {
  const { texts } = window as unknown as { texts: Element[] };
  for (const one of at) texts[one]!.setAttribute(name, "");
}

/** In the page: how elements look that have text of their own, each look once; the first element of each is left in
 *  `window.texts`, without its mark. */
function lookOfTexts(name: string): string[] {
  for (const marked of document.querySelectorAll(`[${name}]`)) marked.removeAttribute(name);
  const grounds = new Map<Element, string>();
  // What is behind an element: colours, and by class what may be laid over something else.
  const groundOf = (element: Element | null): string => {
    if (!element) return "";
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } = style;
    const own = [
      backgroundColor === "rgba(0, 0, 0, 0)" ? "" : backgroundColor,
      backgroundImage === "none" ? "" : backgroundImage,
      opacity === "1" ? "" : opacity,
      filter === "none" ? "" : filter,
      mixBlendMode === "normal" ? "" : mixBlendMode,
      position === "static" ? "" : `${position} ${element.className}`,
    ].join("");
    const all = own === "" ? groundOf(element.parentElement) : `${groundOf(element.parentElement)}|${own}`;
    grounds.set(element, all);
    return all;
  };
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim() !== "") ||
    element.matches("input, select, textarea");
  const looks = new Map<string, Element>();
  for (const element of document.body.querySelectorAll("*")) {
    if (!hasText(element)) continue;
    const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(element);
    const disabled = element.closest("[disabled], [aria-disabled=true]") ? "disabled" : "";
    const look = [color, fontSize, fontWeight, textShadow, visibility, disabled, groundOf(element)].join(" ");
    if (!looks.has(look)) looks.set(look, element);
  }
  Object.assign(window, { texts: [...looks.values()] });
  return [...looks.keys()];
}
