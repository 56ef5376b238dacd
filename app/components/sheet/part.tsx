import type { ReactNode } from "react";

/** A part of the component sheet: its name, its rule, and the thing in all its states. */
export function Part({ id, title, rule, children }: { id: string; title: string; rule: string; children: ReactNode }) {
  return (
    <section className="section spec" aria-labelledby={id}>
      <h2 className="day" id={id}>
        {title}
      </h2>
      <p className="work soft spec__rule">{rule}</p>
      {children}
    </section>
  );
}
