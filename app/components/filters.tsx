import type { ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

interface FiltersProps {
  /** Says what is filtered: "Filter sessions". */
  label: string;
  /** The page itself. */
  action: string;
  /** The word of its button: "Show sessions". */
  show: ReactNode;
  children: ReactNode;
}

/** A GET form at the start edge: everything chosen stands in the address. On a phone it is a part of the page that a link
 *  leads to; the browser sends it, so that it closes again. */
export function Filters({ label, action, show, children }: FiltersProps) {
  const { components } = useTexts();
  return (
    <form className="filters" id="filters" method="get" action={action} aria-label={label}>
      <div className="cluster cluster--apart filters__close">
        <strong>{components.filters}</strong>
        <a href="#main">{components.close}</a>
      </div>
      {children}
      <Button kind="second" wide>
        {show}
      </Button>
    </form>
  );
}

/** Opens the filters on a phone. */
export function FiltersOpen() {
  return (
    <a className="filters__open" href="#filters">
      <Icon name="adjustments-horizontal" />
      {useTexts().components.filters}
    </a>
  );
}

/** What is chosen, each a link to the page without it. */
export function Chosen({ chips, clear }: { chips: readonly { to: string; text: ReactNode }[]; clear?: string }) {
  const { components } = useTexts();
  if (chips.length === 0) return null;
  return (
    <p className="chosen">
      {chips.map(({ to, text }) => (
        <Anchor key={to} className="chip" to={to}>
          {text} <Icon name="x" />
          <span className="sr">{components.remove}</span>
        </Anchor>
      ))}
      {clear && <Anchor to={clear}>{components.clearAll}</Anchor>}
    </p>
  );
}
