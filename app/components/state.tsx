import type { ReactNode } from "react";
import type { BookingState, Outcome } from "#models/shared/vocabulary.ts";
import { Icon } from "./icon.tsx";
import { looks, type Standing } from "./looks.ts";
import { useTexts } from "./texts.tsx";

/** A state brings its word from the vocabulary, unless a more telling one is given; a standing needs one. */
export type StateOf = { of: BookingState | Outcome; word?: ReactNode } | { of: Standing; word: ReactNode };

export function useStateWord({ of, word }: StateOf): ReactNode {
  const { states, outcomes } = useTexts().words;
  if (word) return word;
  return { ...states, ...outcomes }[of as BookingState | Outcome];
}

/** The state of somebody else's booking, in a list. */
export function StateOfOther({ of }: { of: BookingState }) {
  const { offeredToOther } = useTexts().words;
  return <State of={of} word={of === "offered" ? offeredToOther : undefined} />;
}

/** State in a list: word, icon, colour, and a second line such as who answers by when. */
export function State({ note, ...state }: StateOf & { note?: ReactNode }) {
  const word = useStateWord(state);
  const { tone, icon } = looks[state.of];
  return (
    <span className={`state state--${tone}`}>
      <Icon name={icon} />
      <span>
        {word} {note && <small>{note}</small>}
      </span>
    </span>
  );
}
