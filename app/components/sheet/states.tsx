import { BOOKING_STATES, OUTCOMES } from "#models/shared/vocabulary.ts";
import { BigState } from "../bigstate.tsx";
import { Places } from "../places.tsx";
import { Stack } from "../stack.tsx";
import { State, type StateOf } from "../state.tsx";
import { Table } from "../table.tsx";
import { Tag } from "../tag.tsx";
import { Two } from "../two.tsx";
import { Part } from "./part.tsx";

const meanings = {
  requested: "Somebody else must answer",
  waiting: "On the waiting list",
  offered: "Your move, with a time",
  booked: "Firm, in the calendar",
  declined: "With a reason",
  lapsed: "Nobody answered in time",
  withdrawn: "By the person, any time",
  cancelled: "With who and why",
  moved: "The invitation followed",
} as const;

const standings: readonly StateOf[] = [
  { of: "can", word: "You can book" },
  { of: "release", word: "Ingrid must release you" },
  { of: "waiting", word: "Full, 4 are waiting" },
  { of: "locked", word: "From 9 December" },
  { of: "heed", word: "Short. Eleven hours are the rule" },
  { of: "late", word: "Ends too early" },
  { of: "clash", word: "The desk is taken" },
];

const rows: readonly { state: StateOf; meaning: string }[] = [
  ...BOOKING_STATES.map((of) => ({ state: { of }, meaning: meanings[of] })),
  ...OUTCOMES.map((of) => ({ state: { of }, meaning: "Outcome" })),
  ...standings.map((state) => ({ state, meaning: "No booking, or of a fact" })),
];

export function States() {
  return (
    <Part
      id="state"
      title="State of a booking"
      rule="Word, icon and colour, always all three. Firm is solid, not firm is dashed, over is grey."
    >
      <Two kind="even">
        <Table
          caption="States"
          quietCaption
          dense
          rows={rows}
          rowKey={({ state }) => `${state.of} ${state.word === undefined}`}
          columns={[
            { name: "In a list", cell: ({ state }) => <State {...state} /> },
            { name: "Alone", cell: ({ state }) => <Tag {...state} /> },
            { name: "In words", cell: ({ meaning }) => <span className="soft">{meaning}</span> },
          ]}
        />
        <Stack>
          <BigState word="You can ask for a place">
            <Places left={2} of={6} />. Your team’s release cap is 2; 1 person is away.
          </BigState>
          <BigState of="booked" word="You are booked">
            Tue 8 December, 13:00 in Valdemora. Ingrid released you.
          </BigState>
          <BigState of="requested" word="Requested">
            Your place is held. Ingrid has until tomorrow, 12:30, then her deputy is asked.
          </BigState>
          <BigState of="waiting" word="You are 3rd of 9">
            Two people waited longer. <a href="#state">Why 3rd?</a>
          </BigState>
          <BigState of="offered" word="A place is yours until 11:40">
            Then it goes to the next person.
          </BigState>
          <BigState of="declined" word="Declined by your team">
            “Too few people on shift.” It does not count against you. <a href="#state">12 January is free</a>.
          </BigState>
          <BigState of="cancelled" word="Cancelled by the host">
            “Two of us are ill. I am sorry, you are first for January.”
          </BigState>
          <BigState of="attended" word="You were there">
            The host marked you at 14:02.
          </BigState>
        </Stack>
      </Two>
    </Part>
  );
}
