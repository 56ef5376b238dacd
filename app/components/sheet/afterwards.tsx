import { Form } from "../form.tsx";
import { QueueList } from "../reflection/queue-list.tsx";
import { Rating } from "../reflection/rating.tsx";
import { Voices } from "../reflection/voices.tsx";
import { Split, SplitThing } from "../split.tsx";
import { earlier, people, reading } from "./moments.ts";
import { Part } from "./part.tsx";

const answers = { friction: "We write a slip at the checkpoint, they type it in again." };

const visit = (id: string, apart: boolean, names: string[]) => ({
  ...{ id, apart, names, title: "One passenger, kerb to seat", hostName: "Assisted Travel" },
  ...{ startsAt: earlier.startsAt, heardAt: reading.now, state: "new" as const, missing: !apart },
  ...{ assignee: "", tags: [], version: 1 },
});

const queue = (current: string) => (
  <QueueList
    rows={[visit("1", true, [people.maren.name, people.maria.name]), visit("2", false, [people.noa.name])]}
    name="Longest waiting"
    current={current}
    query=""
  />
);

/** What comes after a visit: a figure from 1 to 5, and the three voices as coordinators read them. */
export function Afterwards() {
  return (
    <Part
      id="afterwards"
      title="After a visit"
      rule="A figure is five radios with its ends in words. Three voices stand in equal columns, the figure first; what to look at is marked. A queue has what is apart first, and one selected."
    >
      <Form spaced="none" action="/design">
        <Rating name="figure" label="Would you recommend it?" ends={["not at all", "at once"]} value={4} />
      </Form>
      <Split label="Example queue" list={queue("2")}>
        <SplitThing labelledBy="split-thing">
          <h3 id="split-thing">One passenger, kerb to seat</h3>
          <p className="work">Where a window is too narrow for both, the list stands alone until one is opened.</p>
        </SplitThing>
      </Split>
      <div className="gap-above">
        <Split label="Example queue, one opened" open list={queue("1")}>
          <SplitThing labelledBy="split-opened">
            <h3 id="split-opened">One passenger, kerb to seat</h3>
            <Voices
              voices={[
                { role: "shadow", name: people.maren.name, said: { id: "1", rating: 5, answers, thanks: "" } },
                { role: "host", name: people.maria.name, said: { id: "2", rating: 4, answers, thanks: "" } },
                { role: "supervisor", name: people.kwame.name, said: null },
              ]}
            />
          </SplitThing>
        </Split>
      </div>
    </Part>
  );
}
