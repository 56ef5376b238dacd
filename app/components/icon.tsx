import { filled } from "./icons/filled.ts";
import { outline } from "./icons/outline.ts";

export type IconName = keyof typeof outline | keyof typeof filled;

/** Icons that point along the reading direction: they turn where people read from the right. */
const turning: ReadonlySet<IconName> = new Set<IconName>(["chevron-left", "chevron-right", "logout", "arrow-back-up"]);

const isFilled = (name: IconName): name is keyof typeof filled => name in filled;

/** Always beside a word, so it is hidden from readers. */
export function Icon({ name, big }: { name: IconName; big?: boolean }) {
  const solid = isFilled(name);
  const look = ["icon", solid && "icon--solid", turning.has(name) && "icon--turns", big && "icon--big"];
  return (
    <svg className={look.filter(Boolean).join(" ")} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={solid ? filled[name] : outline[name]} />
    </svg>
  );
}
