import { useNavigate } from "@remix-run/react";
import { useEffect, type ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { Avatar } from "./avatar.tsx";
import { Mark } from "./brand.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Menu, MenuLink } from "./menu.tsx";
import { Sections, type SectionLink } from "./sections.tsx";
import { useTexts } from "./texts.tsx";
import { Name, type PersonName } from "./who.tsx";

export interface RoleLink {
  to: string;
  text: string;
  icon: IconName;
  current?: boolean;
}

export interface TopProps {
  /** Where the brand leads; the start page when left out. */
  home?: string;
  /** The roles a person has; with one or none there is no bar of roles. */
  roles?: readonly RoleLink[];
  /** The sections of the role, or none for people who are not signed in. */
  sections?: readonly SectionLink[];
  /** The address of the search, once there is one. */
  search?: string;
  person?: PersonName;
  /** The account menu: MenuLink, MenuPost, hr. */
  account?: ReactNode;
}

/** The brand, the roles a person has, then the sections of the role; on a phone the sections stand at the bottom. */
export function Top({ home = "/", roles = [], sections = [], search, person, account }: TopProps) {
  const { common } = useTexts();
  const several = roles.length > 1;
  const role = roles.find(({ current }) => current);
  const bar = sections.length > 0 && (
    <Sections links={sections} label={several ? role?.text : undefined} wide={several} />
  );
  return (
    <header className={classes("top", !several && "top--one")}>
      <div className="top__in wrap">
        <Anchor className="brand" to={home}>
          <Mark />
          <span>{common.brand}</span>
        </Anchor>
        {several ? <Roles roles={roles} /> : bar}
        <div className="tools">
          {several && <RoleMenu roles={roles} />}
          {search && <Search to={search} />}
          {person && <Account person={person}>{account}</Account>}
        </div>
      </div>
      {several && bar}
    </header>
  );
}

function Roles({ roles }: { roles: readonly RoleLink[] }) {
  return (
    <nav className="roles" aria-label={useTexts().components.yourRoles}>
      {roles.map(({ to, text, current }) => (
        <Anchor key={to} to={to} aria-current={current ? "true" : undefined}>
          {text}
        </Anchor>
      ))}
    </nav>
  );
}

/** The same on a phone. */
function RoleMenu({ roles }: { roles: readonly RoleLink[] }) {
  const { components } = useTexts();
  const label = (
    <>
      <span className="sr">{components.role}</span>
      {roles.find(({ current }) => current)?.text ?? components.yourRoles}
    </>
  );
  return (
    <Menu className="rolemenu" label={label} button="second" small end>
      {roles.map(({ to, text, icon, current }) => (
        <MenuLink key={to} to={to} icon={icon} current={current}>
          {text}
        </MenuLink>
      ))}
    </Menu>
  );
}

function Search({ to }: { to: string }) {
  const { components } = useTexts();
  useShortcut(to);
  return (
    <Anchor className="tools__find" to={to}>
      <Icon name="search" />
      <span>{components.search}</span> <kbd>{components.control}</kbd>
      <kbd>K</kbd>
    </Anchor>
  );
}

/** Ctrl K, or the command key, leads to the search from anywhere; the link does without script. */
function useShortcut(to: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      navigate(to);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [navigate, to]);
}

function Account({ person, children }: { person: PersonName; children: ReactNode }) {
  const { components } = useTexts();
  const label = (
    <>
      <Avatar name={person.name} />
      <span className="sr">{components.account(person.name)}</span>
    </>
  );
  return (
    <Menu className="tools__me" label={label} bare end>
      <p>
        <strong>
          <Name {...person} />
        </strong>
      </p>
      {children}
    </Menu>
  );
}
