import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";

interface Around {
  next?: string | undefined;
  before?: string | undefined;
  improve?: string | undefined;
  /** Where "next" leads while the queue stands alone. */
  first?: string | undefined;
}

/** Is the reader typing, so that a letter is a letter? */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Is one of the queue to be seen? On a narrow screen the queue stands alone until one was chosen. */
const shown = (): boolean => document.getElementById("thing")?.checkVisibility() ?? false;

/**
 * The review by keyboard: j and k go on and back, i makes an improvement, a and n lead to their fields, e presses "done".
 * Every key only follows a link or presses a button that stands on the page, so nothing is lost without script.
 */
export function useReviewKeys({ next, before, improve, first }: Around): void {
  const navigate = useNavigate();
  useEffect(() => {
    const go = (to: string | undefined) => to && navigate(to, { preventScrollReset: true });
    const focus = (id: string) => document.getElementById(id)?.focus();
    const deeds: Record<string, () => unknown> = {
      j: () => go(shown() ? next : first),
      k: () => go(before),
      i: () => shown() && go(improve),
      a: () => focus("assignee"),
      n: () => focus("note"),
      e: () => shown() && document.querySelector<HTMLButtonElement>('button[data-key="e"]')?.click(),
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
  }, [navigate, next, before, improve, first]);
}
