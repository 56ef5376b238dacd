import { classes } from "./classes.ts";

const TONES = 6;

/** First letters of the first and the last part of a name: "MO" for Maren Okafor-Lindqvist. */
export function initials(name: string): string {
  const parts = name
    .trim()
    .split(/\s+/)
    .filter((part) => /^\p{L}/u.test(part));
  const [first, last] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined];
  return (
    [first, last]
      .map((part) => (part ? String.fromCodePoint(part.codePointAt(0)!).toLocaleUpperCase() : ""))
      .join("") || "?"
  );
}

/** Always the same for the same name, so that a person keeps a colour. */
const tone = (name: string): number =>
  (Array.from(name).reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) >>> 0, 7) % TONES) + 1;

/** Initials, never pictures we made; the name stands beside it. */
export function Avatar({ name, small }: { name: string; small?: boolean }) {
  const colour = tone(name);
  return (
    <span className={classes("avatar", colour > 1 && `avatar--${colour}`, small && "avatar--small")} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** Several people, overlapping; the words beside it say how many. */
export function Avatars({ names }: { names: readonly string[] }) {
  return (
    <span className="avatars">
      {names.map((name) => (
        <Avatar key={name} name={name} small />
      ))}
    </span>
  );
}
