import type { PersonEffect } from "#models/booking/person-effects.ts";
import { PeopleEffects } from "../people-effects.tsx";
import { people } from "./moments.ts";
import { Part } from "./part.tsx";

const nothing = { told: true, byMail: true, calendar: null, offeredUntil: null, passedBy: "", clash: "", missing: [] };
const effects: PersonEffect[] = [
  { ...nothing, bookingId: "1", name: people.maren.name, from: "booked", to: "booked", alternatives: [] },
  {
    ...{ ...nothing, bookingId: "2", name: people.maria.name, from: "booked", to: "booked", alternatives: [] },
    ...{ clash: "A shift with the winter desk", missing: ["Airside badge"], byMail: false },
  },
  { ...nothing, bookingId: "3", name: people.kwame.name, from: "waiting", to: "offered", alternatives: [] },
];

/** What a button would do to people, before it is pressed. */
export function Effects() {
  return (
    <Part
      id="effects"
      title="What happens to each person"
      rule="Everybody by name, with the state they are in and one sentence. What needs a look stands below it, marked. Then comes the button that does exactly that."
    >
      <PeopleEffects
        people={effects}
        then={({ to }) => (to === "offered" ? "Is offered a place" : "Keeps the place, and gets a letter")}
      />
    </Part>
  );
}
