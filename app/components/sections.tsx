import { Anchor } from "./anchor.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

export interface SectionLink {
  to: string;
  text: string;
  icon: IconName;
  current?: boolean;
  /** How many things wait for this person there. */
  waiting?: number;
}

/** The sections of a role: a bar at the top, on a phone one at the bottom with icons (three to five fit). */
export function Sections({ links, label, wide }: { links: readonly SectionLink[]; label?: string; wide?: boolean }) {
  const { components } = useTexts();
  return (
    <nav className={classes("sections", wide && "wrap")} aria-label={label ?? components.mainNavigation}>
      <ul>
        {links.map(({ to, text, icon, current, waiting = 0 }) => (
          <li key={to}>
            <Anchor to={to} aria-current={current ? "page" : undefined}>
              <Icon name={icon} />
              <span>{text}</span>
              {waiting > 0 && (
                <span className="count count--spot">
                  <span className="sr">{components.waitingForYou}</span>
                  {waiting}
                </span>
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
