import { Link } from "@remix-run/react";
import type { ComponentPropsWithoutRef } from "react";

export interface AnchorProps extends Omit<ComponentPropsWithoutRef<"a">, "href"> {
  to: string;
  /** Lets the browser fetch the address itself: a file, a feed, another server. */
  plain?: boolean;
  /** The page keeps its place, where the link changes only a part of it. */
  stay?: boolean;
}

/** A link. Addresses inside the page stay with the browser, which alone knows :target. */
export function Anchor({ to, plain, stay, children, ...rest }: AnchorProps) {
  if (plain || /^(#|[a-z]+:)/i.test(to))
    return (
      <a href={to} {...rest}>
        {children}
      </a>
    );
  return (
    <Link to={to} preventScrollReset={stay} {...rest}>
      {children}
    </Link>
  );
}
