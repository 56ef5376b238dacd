import { useId, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

export interface ButtonLook {
  /** filled: one a page. second: outlined. quiet: a way out, underlined. no: takes something away. */
  kind?: "filled" | "second" | "quiet" | "no";
  small?: boolean;
  wide?: boolean;
  icon?: IconName;
}

const look = ({ kind, small, wide }: ButtonLook, more?: string) =>
  classes("btn", kind && kind !== "filled" && `btn--${kind}`, small && "btn--small", wide && "btn--wide", more);

type ButtonProps = Omit<ComponentPropsWithoutRef<"button">, "className"> &
  ButtonLook & {
    /** Says what is happening meanwhile: "Booking …". A second press does nothing. */
    busy?: ReactNode;
    /** Why it cannot be pressed; the button itself says from when or what instead. */
    why?: ReactNode;
  };

/** Its words say what will happen. */
export function Button({ kind, small, wide, icon, busy, why, disabled, children, ...rest }: ButtonProps) {
  const note = useId();
  const button = (
    <button
      type="submit"
      {...rest}
      className={look({ kind, small, wide })}
      disabled={disabled || why !== undefined}
      aria-busy={busy ? true : undefined}
      aria-disabled={busy ? true : undefined}
      aria-describedby={why ? note : rest["aria-describedby"]}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {busy ? <Icon name="loader-2" /> : icon && <Icon name={icon} />}
      {busy || children}
    </button>
  );
  if (!why) return button;
  return (
    <>
      {button}
      <ButtonNote id={note}>{why}</ButtonNote>
    </>
  );
}

/** A link that looks like a button: it leads to the page that asks, or to the next step. */
export function ButtonLink({
  to,
  plain,
  kind,
  small,
  wide,
  icon,
  children,
  ...rest
}: ButtonLook & { to: string; plain?: boolean; children: ReactNode } & Pick<
    ComponentPropsWithoutRef<"a">,
    "aria-label" | "aria-describedby" | "id" | "download"
  >) {
  return (
    <Anchor to={to} plain={plain} {...rest} className={look({ kind, small, wide })}>
      {icon && <Icon name={icon} />}
      {children}
    </Anchor>
  );
}

/** Buttons beside each other, the filled one first. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="btn-row">{children}</div>;
}

/** Below a button: what follows, and by when. */
export function ButtonNote({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className="btn-note" id={id}>
      {children}
    </p>
  );
}
