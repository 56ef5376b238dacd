import { Anchor } from "./anchor.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Menu, MenuLink } from "./menu.tsx";
import { useTexts } from "./texts.tsx";

export interface SectionLink {
  to: string;
  text: string;
  icon: IconName;
  current?: boolean;
  /** How many things wait for this person there. */
  waiting?: number;
}

/** So many stand side by side on a phone; of more, one less and a menu with the rest. */
const ON_PHONE = 5;

/** The sections of a role: a bar at the top, on a phone one at the bottom with icons. */
export function Sections({ links, label, wide }: { links: readonly SectionLink[]; label?: string; wide?: boolean }) {
  const { components } = useTexts();
  const near = links.length > ON_PHONE ? ON_PHONE - 1 : links.length;
  return (
    <nav className={classes("sections", wide && "wrap")} aria-label={label ?? components.mainNavigation}>
      <ul>
        {links.map(({ to, text, icon, current, waiting = 0 }, at) => (
          <li key={to} className={at < near ? undefined : "sections__far"}>
            <Anchor to={to} aria-current={current ? "page" : undefined}>
              <Icon name={icon} />
              <span>{text}</span>
              <Waiting count={waiting} />
            </Anchor>
          </li>
        ))}
        {near < links.length && <MoreSections links={links.slice(near)} />}
      </ul>
    </nav>
  );
}

/** Those that do not fit on a phone; opens without script. */
function MoreSections({ links }: { links: readonly SectionLink[] }) {
  const { components } = useTexts();
  const waiting = links.reduce((sum, link) => sum + (link.waiting ?? 0), 0);
  const here = links.find(({ current }) => current);
  const label = (
    <>
      <Icon name="dots" />
      <span>{here?.text ?? components.moreSections}</span>
      {here && <span className="sr">, {components.moreSections}</span>}
      <Waiting count={waiting} />
    </>
  );
  return (
    <li className={classes("sections__more", here && "sections__more--here")}>
      <Menu label={label} bare end up>
        {links.map(({ to, text, icon, current, waiting: here }) => (
          <MenuLink key={to} to={to} icon={icon} current={current}>
            {text} <Waiting count={here ?? 0} />
          </MenuLink>
        ))}
      </Menu>
    </li>
  );
}

function Waiting({ count }: { count: number }) {
  const { components } = useTexts();
  if (count === 0) return null;
  return (
    <span className="count count--spot">
      <span aria-hidden="true">{count}</span>
      <span className="sr">{components.waitingForYou(count)}</span>
    </span>
  );
}
