import { useId, type ReactNode } from "react";
import { classes } from "./classes.ts";

interface SectionProps {
  title: ReactNode;
  /** Only for screen readers, where the page shows by itself what follows. */
  quietTitle?: boolean;
  /** Beside the title: a count in words, or a link to the rest. */
  note?: ReactNode;
  id?: string;
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Section({ title, quietTitle, note, id, level = 2, className, children }: SectionProps) {
  const made = useId();
  const Heading = level === 2 ? "h2" : "h3";
  const heading = (
    <Heading id={id ?? made} className={quietTitle ? "sr" : undefined}>
      {title}
    </Heading>
  );
  return (
    <section className={classes("section", className)} aria-labelledby={id ?? made}>
      {note ? (
        <div className="section__head">
          {heading}
          {typeof note === "string" ? <p className="soft">{note}</p> : note}
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}
