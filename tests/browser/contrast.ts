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
  const at: number[] = [];
  for (const [index, look] of looks.entries()) {
    if (judged.has(look)) continue;
    judged.add(look);
    at.push(index);
  }
  if (at.length > 0) await page.evaluate(mark, { name: UNJUDGED, at });
  return at.length > 0;
}

/** In the page: marks some of the elements that `lookOfTexts` left there. */
function mark({ name, at }: { name: string; at: number[] }): void {
  const { texts } = window as unknown as { texts: Element[] };
  for (const one of at) texts[one]!.setAttribute(name, "");
}

/** In the page: how each element looks that has text of its own; they are left in `window.texts`, without their mark. */
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
  const texts = [...document.body.querySelectorAll("*")].filter(hasText);
  Object.assign(window, { texts });
  return texts.map((element) => {
    const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(element);
    const disabled = element.closest("[disabled], [aria-disabled=true]") ? "disabled" : "";
    return [color, fontSize, fontWeight, textShadow, visibility, disabled, groundOf(element)].join(" ");
  });
}
