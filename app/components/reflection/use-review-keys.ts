import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";

interface Around {
  next?: string;
  before?: string;
  improve?: string;
}

/** Is the reader typing, so that a letter is a letter? */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * The review by keyboard: j and k go on and back, i makes an improvement, a and n lead to their fields, e presses "done".
 * Every key only follows a link or presses a button that stands on the page, so nothing is lost without script.
 */
export function useReviewKeys({ next, before, improve }: Around): void {
  const navigate = useNavigate();
  useEffect(() => {
    const go = (to: string | undefined) => to && navigate(to, { preventScrollReset: true });
    const focus = (id: string) => document.getElementById(id)?.focus();
    const deeds: Record<string, () => unknown> = {
      j: () => go(next),
      k: () => go(before),
      i: () => go(improve),
      a: () => focus("assignee"),
      n: () => focus("note"),
      e: () => document.querySelector<HTMLButtonElement>('button[data-key="e"]')?.click(),
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const deed = deeds[event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [navigate, next, before, improve]);
}
