import { useSyncExternalStore } from "react";
import { Button } from "./button.tsx";

const nothing = () => () => undefined;

/** Prints the page, where a script can; without one the browser's own menu does, and the page's print look is the same. */
export function Print({ children }: { children: string }) {
  const scripted = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  if (!scripted) return null;
  return (
    <span className="not-print not-phone">
      <Button type="button" kind="second" icon="printer" onClick={() => window.print()}>
        {children}
      </Button>
    </span>
  );
}
