import type { ReactNode } from "react";

/** What most people need not read: a details element under a figure or a form. */
export function More({ title, open, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="more" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
