import { Form, useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

interface MenuProps {
  label: ReactNode;
  icon?: IconName;
  /** Look of what opens it; a menu in the top needs none. */
  button?: "filled" | "second";
  small?: boolean;
  /** Opens towards the start, for menus at the end edge. */
  end?: boolean;
  /** Opens upwards, for the bar at the bottom of a phone. */
  up?: boolean;
  /** Opens below, pushing the page down. */
  inFlow?: boolean;
  /** Without the small arrow. */
  bare?: boolean;
  open?: boolean;
  className?: string;
  children: ReactNode;
}

/** A details element: it opens without script. With script it also closes by Escape, a press outside, or going on. */
export function Menu({ label, icon, button, small, end, up, inFlow, bare, open, className, children }: MenuProps) {
  const menu = useClosing(!inFlow);
  const summary = classes(button && "btn", button === "second" && "btn--second", small && "btn--small");
  return (
    <details
      ref={menu}
      className={classes("menu", bare && "menu--bare", inFlow && "menu--inflow", className)}
      open={open}
    >
      <summary className={summary || undefined}>
        {icon && <Icon name={icon} />}
        {label}
      </summary>
      <div className={classes("menu__list", end && "menu__list--end", up && "menu__list--up")}>{children}</div>
    </details>
  );
}

interface ItemProps {
  icon?: IconName;
  /** A second line. */
  note?: ReactNode;
  children: ReactNode;
}

function Item({ icon, note, children }: ItemProps) {
  return (
    <>
      {icon ? <Icon name={icon} /> : <span />}
      <span>
        {children}
        {note && <small>{note}</small>}
      </span>
    </>
  );
}

export function MenuLink({
  to,
  plain,
  current,
  ...item
}: ItemProps & { to: string; plain?: boolean; current?: boolean }) {
  return (
    <Anchor to={to} plain={plain} aria-current={current ? "true" : undefined}>
      <Item {...item} />
    </Anchor>
  );
}

/** Something done by a press, such as signing out. */
export function MenuPost({ to, ...item }: ItemProps & { to: string }) {
  return (
    <Form method="post" action={to}>
      <button type="submit">
        <Item {...item} />
      </button>
    </Form>
  );
}

function useClosing(floats: boolean) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    const element = menu.current;
    if (!element || !floats) return;
    const close = () => {
      element.open = false;
    };
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !element.contains(event.target)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !element.open) return;
      if (element.contains(document.activeElement)) element.querySelector("summary")?.focus();
      close();
    };
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("focusin", onPress);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("focusin", onPress);
      document.removeEventListener("keydown", onKey);
    };
  }, [floats]);
  // Going on closes it; what was opened before the script came stays open.
  const shownAt = useRef(key);
  useEffect(() => {
    if (shownAt.current === key) return;
    shownAt.current = key;
    if (menu.current && floats) menu.current.open = false;
  }, [key, floats]);
  return menu;
}
