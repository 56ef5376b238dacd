import type { ReactNode } from "react";
import type { PersonEffect } from "#models/booking/person-effects.ts";
import { State, StateOfOther } from "./state.tsx";
import { Table } from "./table.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

interface PeopleEffectsProps {
  people: readonly PersonEffect[];
  /** What happens to one of them, in a sentence. */
  then: (effect: PersonEffect) => ReactNode;
}

/** Everybody in a session by name, how they are in it, and what the button does to each. */
export function PeopleEffects({ people, then }: PeopleEffectsProps) {
  const { change, host } = useTexts().session;
  return (
    <Table
      caption={change.effects}
      quietCaption
      folds
      rows={people}
      rowKey={({ bookingId }) => bookingId}
      columns={[
        { name: host.person, cell: ({ name }) => <Name name={name} /> },
        { name: host.state, cell: ({ from }) => <StateOfOther of={from} /> },
        {
          name: change.then,
          cell: (effect) => (
            <div>
              {then(effect)}
              {effect.clash && <Heed>{change.clash(effect.clash)}</Heed>}
              {effect.missing.map((kind) => (
                <Heed key={kind}>{change.missing(kind)}</Heed>
              ))}
              {effect.told && !effect.byMail && <Heed>{change.noMail}</Heed>}
            </div>
          ),
        },
      ]}
    />
  );
}

const Heed = ({ children }: { children: ReactNode }) => (
  <div>
    <State of="heed" word={children} />
  </div>
);
