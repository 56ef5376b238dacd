import type { ReactNode } from "react";
import type { RoundState } from "#models/shared/vocabulary.ts";
import type { Standing } from "../looks.ts";
import { State } from "../state.tsx";
import { useTexts } from "../texts.tsx";

/** Where a round is, as a state of a list. */
const standings: Record<RoundState, Standing> = {
  open: "can",
  closed: "locked",
  matching: "release",
  matched: "heed",
  announcing: "release",
  announced: "over",
  withdrawn: "locked",
};

export function RoundTag({ state, note }: { state: RoundState; note?: ReactNode }) {
  const { states } = useTexts().round;
  return <State of={standings[state]} word={states[state]} note={note} />;
}
