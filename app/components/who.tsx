import type { ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { Avatar } from "./avatar.tsx";

export interface PersonName {
  name: string;
  /** Language of the name, where it is known. */
  language?: string;
}

/** A person's name keeps its own direction inside any sentence. */
export function Name({ name, language }: PersonName) {
  return <bdi lang={language}>{name}</bdi>;
}

interface WhoProps extends PersonName {
  small?: boolean;
  /** Their own page. */
  to?: string;
  children?: ReactNode;
}

/** A person in a line: initials, name, and what they are here. Names wrap, they are never cut. */
export function Who({ name, language, small, to, children }: WhoProps) {
  const said = <Name name={name} language={language} />;
  return (
    <span className="who">
      <Avatar name={name} small={small} />
      <span className="who__text">
        {to ? <Anchor to={to}>{said}</Anchor> : said} {children && <small>{children}</small>}
      </span>
    </span>
  );
}
