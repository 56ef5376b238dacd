import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Whoever comes to another page by script begins at its heading, as after a load: else the focus would be nowhere, and
 * nobody would hear that there is another page. What took the focus by itself keeps it (the summary of errors), and an
 * address that names a part of the page leads there. A page that is one field begins in it (`data-begins`). A press that
 * leads back to its own page begins there, too, if what was pressed is gone with it.
 */
export function useArrival(): void {
  const { pathname, hash, key } = useLocation();
  const before = useRef({ pathname, key });
  useEffect(() => {
    const { pathname: from, key: last } = before.current;
    before.current = { pathname, key };
    if (last === key || (from === pathname && document.activeElement !== document.body)) return;
    const main = document.getElementById("main");
    if (!main || hash || main.contains(document.activeElement)) return;
    const heading = main.querySelector<HTMLElement>("h1") ?? main;
    heading.tabIndex = -1;
    (main.querySelector<HTMLElement>("[data-begins]") ?? heading).focus({ preventScroll: true });
  }, [pathname, hash, key]);
}
