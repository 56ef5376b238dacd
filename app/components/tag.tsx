import { Icon } from "./icon.tsx";
import { looks } from "./looks.ts";
import { useStateWord, type StateOf } from "./state.tsx";

/** The state of a thing that stands alone; dashed is not firm. */
export function Tag(state: StateOf) {
  const word = useStateWord(state);
  const { tone, icon } = looks[state.of];
  return (
    <span className={`tag tag--${tone}`}>
      <Icon name={icon} />
      {word}
    </span>
  );
}
