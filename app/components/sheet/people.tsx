import { Avatar, Avatars } from "../avatar.tsx";
import { Cluster } from "../cluster.tsx";
import { Code } from "../code.tsx";
import { Facts } from "../facts.tsx";
import { Form } from "../form.tsx";
import { People, Person } from "../person.tsx";
import { State } from "../state.tsx";
import { Steps } from "../steps.tsx";
import { Switch } from "../switch.tsx";
import { Timeline } from "../timeline.tsx";
import { Two } from "../two.tsx";
import { Who } from "../who.tsx";
import { departments, people, reading } from "./moments.ts";
import { Part } from "./part.tsx";

/** A name of each of the six colours. */
const initialled = [people.kwame.name, "Ingrid Solheim", "Thandiwe Tshabalala", "Beatriz Aguirre", "Chidi Eze", people.maren.name]; // prettier-ignore

const words = { off: "Check in", on: "Here" };

export function PeoplePart() {
  return (
    <Part
      id="people"
      title="People"
      rule="Initials, never a made-up face. Names wrap, they are never cut off where a person is chosen."
    >
      <Cluster>
        <Who {...people.maren}>Security Checkpoint North</Who>
        <Who {...people.noa}>IT Service Desk</Who>
        <Who {...people.maria}>Baggage Hall</Who>
        <span>
          <Avatars names={[people.kwame.name, "Agnieszka Wróblewska", "Thandiwe Tshabalala"]} />{" "}
          <span className="work">and 2 more</span>
        </span>
        <span>
          {initialled.map((name) => (
            <Avatar key={name} name={name} />
          ))}{" "}
          <span className="work">six colours, a name keeps its own</span>
        </span>
        <Code {...departments.bag} big />
      </Cluster>
      <div className="gap-above-s">
        <Two kind="even">
          <Form spaced="none" action="/design">
            <People label="Who comes">
              <Person
                {...people.maren}
                from="Security Checkpoint North"
                act={<Switch name="here" value="1" on={false} words={words} who={people.maren.name} />}
                aim="“How do you decide who goes first when three flights land at once?”"
                more={[
                  { icon: "check", text: "Badge valid" },
                  { icon: "message-2", text: "Running 5 minutes late" },
                ]}
              />
              <Person
                {...people.noa}
                from="IT Service Desk"
                act={<Switch name="here" value="2" on words={words} who={people.noa.name} />}
                more={[{ icon: "wheelchair", text: "Step-free route, shared with you" }]}
              />
            </People>
          </Form>
          <Steps
            action="/design"
            closed={false}
            list={{
              part: "opening",
              steps: [
                { what: "Vests and visitor lanyards at the desk", done: { by: people.tomas.name, at: reading.now } },
                { what: "Say how long, where not to stand, whom to ask", done: null },
              ],
            }}
          />
          <Facts
            lined
            of={[
              {
                term: "Bring",
                answer: (
                  <>
                    Your airside badge. <State of="can" word="Valid on the day" />
                  </>
                ),
              },
              {
                term: "Wear",
                answer: "Closed flat shoes, long trousers. Ear protection is lent.",
                act: <a href="#people">Change</a>,
              },
              { term: "Host", answer: <Who {...people.tomas}>Shift lead, Assisted Travel</Who> },
            ]}
          />
        </Two>
      </div>
    </Part>
  );
}

export function TimelinePart() {
  return (
    <Part
      id="timeline"
      title="Timeline"
      rule="Done is solid, now is lit, to come is dashed. It is the same list in the booking, the mail and the log."
    >
      <Timeline
        label="Your request"
        steps={[
          { key: "asked", stage: "done", what: "You requested", note: "Wed 25 Nov, 18:42" },
          {
            key: "now",
            stage: "now",
            icon: "hourglass-high",
            what: "Ingrid is asked",
            note: "until Thu 26 Nov, 12:30, then her deputy",
          },
          { key: "sent", stage: "later", what: "Invitation in your calendar", note: "at once" },
          { key: "visit", stage: "later", what: "The visit", note: "Tue 8 Dec, 12:00 your time" },
        ]}
      />
    </Part>
  );
}
