import type { ReactNode } from "react";
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

/** A person in a line: initials, name, and what they are here. Names wrap, they are never cut. */
export function Who({ name, language, small, children }: PersonName & { small?: boolean; children?: ReactNode }) {
  return (
    <span className="who">
      <Avatar name={name} small={small} />
      <span className="who__text">
        <Name name={name} language={language} /> {children && <small>{children}</small>}
      </span>
    </span>
  );
}
