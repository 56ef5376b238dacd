import { Preview } from "../preview.tsx";
import { Week, WeekKey } from "../week.tsx";
import { bag, passenger, people, winter } from "./moments.ts";
import { Part } from "./part.tsx";

export function Planning() {
  return (
    <Part
      id="planning"
      title="Week and preview"
      rule="Who is away by day against the cap; every date before it is published, with what stands in its way."
    >
      <Week
        label="Who is away, 7 to 11 December"
        who="Person"
        days={["Mon 7", "Tue 8", "Wed 9"]}
        people={[
          {
            id: "1",
            ...people.maren,
            note: "Nights",
            away: [undefined, { kind: "asked", text: "08:30 asks" }, { kind: "booked", text: "10:00 Airfield" }],
          },
          { id: "2", ...people.noa, away: [{ kind: "other", text: "Leave" }, undefined, { kind: "off", text: "Off" }] },
        ]}
        sums={{
          name: "Away at once, release cap 2",
          days: [{ text: "0" }, { text: "1, 2 ask", full: true }, { text: "1" }],
        }}
      />
      <WeekKey
        marks={[
          { kind: "booked", text: "Booked" },
          { kind: "asked", text: "asks" },
          { kind: "other", text: "Leave" },
        ]}
      >
        Empty: on shift.
      </WeekKey>
      <Preview
        rows={[
          {
            ...passenger,
            at: passenger.startsAt,
            what: "14:00 to 16:30",
            note: "4 places",
            heed: "You host 6 people until 13:30 that day. Tight, but free.",
            act: <a href="#planning">Change</a>,
          },
          {
            ...winter,
            at: winter.startsAt,
            what: "09:00 to 11:30",
            clash: "Assistance desk is taken by “Winter briefing”, 08:30 to 10:00",
            act: <a href="#planning">Choose another place</a>,
          },
          { ...bag, at: bag.startsAt, what: "13:00 to 15:30", note: "Left out: public holiday", leftOut: true },
        ]}
      />
    </Part>
  );
}
