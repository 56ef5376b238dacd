/** Is the reader typing, so that a letter is a letter? */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const press = (what: string): void => {
  const found = document.querySelector<HTMLElement>(what);
  // On a narrow screen the queue stands alone until one was chosen: nothing is done to what is not seen.
  if (found?.checkVisibility()) found.click();
};
const focus = (id: string): void => document.getElementById(id)?.focus();

const DEEDS: Record<string, () => void> = {
  j: () => press(document.getElementById("thing")?.checkVisibility() ? '[data-key="j"]' : ".queue .item"),
  k: () => press('[data-key="k"]'),
  i: () => press('[data-key="i"]'),
  a: () => focus("assignee"),
  n: () => focus("note"),
  e: () => press('[data-key="e"]'),
};

const listen = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const deed = DEEDS[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
};

/**
 * The review by keyboard: j and k go on and back, i makes an improvement, a and n lead to their fields, e presses "done".
 * Every key only follows a link or presses a button that stands on the page, so nothing is lost without script, and a key
 * pressed quickly after another means the page that is shown. A ref of the desk, not an effect: effects come after the
 * page is painted, and a key pressed as soon as it is seen would be lost.
 */
export function reviewKeys(desk: HTMLElement | null): void {
  if (desk) document.addEventListener("keydown", listen);
  else document.removeEventListener("keydown", listen);
}
