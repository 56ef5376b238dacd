import type { ReactNode } from "react";
import { Tick } from "./choice.tsx";

interface CheckProps {
  name: string;
  items: readonly { value: string; text: ReactNode; note?: ReactNode; done?: boolean }[];
}

/** One part of a checklist: opening, running or closing. Its section's note says how many are done. */
export function Check({ name, items }: CheckProps) {
  return (
    <ul className="check">
      {items.map(({ value, text, note, done }) => (
        <li key={value}>
          <Tick type="checkbox" name={name} value={value} label={text} note={note} checked={done} />
        </li>
      ))}
    </ul>
  );
}
