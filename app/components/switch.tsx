import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

interface SwitchProps {
  name: string;
  /** What its form is told: whom it is about. */
  value: string;
  on: boolean;
  /** What a press does, "Check in", and what is the case after it, "Here". */
  words: { off: ReactNode; on: ReactNode };
  /** Whose it is, read out after the word. */
  who: ReactNode;
}

/** A check-in: the button of its form, 48 px high. Its word changes, and a second press undoes it. */
export function Switch({ name, value, on, words, who }: SwitchProps) {
  const { components } = useTexts();
  return (
    <button type="submit" className={classes("switch", on && "switch--on")} name={name} value={value}>
      {on && <Icon name="check" />}
      <span className="switch__word">{on ? words.on : words.off}</span>
      <span className="sr">
        {" "}
        {who}
        {on && components.pressAgain}
      </span>
    </button>
  );
}
