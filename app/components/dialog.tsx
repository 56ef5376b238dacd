import type { ReactNode } from "react";

/** A question that is a page of its own, in the look of a dialog: what will happen, the button that does it, the way out. */
export function Dialog({ title, level = 1, children }: { title: ReactNode; level?: 1 | 2 | 3; children: ReactNode }) {
  const Heading = `h${level}` as const;
  return (
    <div className="dialog dialog--shown">
      <Heading className="big">{title}</Heading>
      {children}
    </div>
  );
}
