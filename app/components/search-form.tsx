import type { ReactNode } from "react";
import { Button } from "./button.tsx";

/** A search on a page that goes on to something else: a GET form of the page itself, so that it works without script. */
export function SearchForm({ label, children }: { label: string; children: ReactNode }) {
  return (
    <form method="get" className="form" aria-label={label}>
      {children}
      <Button kind="second">{label}</Button>
    </form>
  );
}
