import { Bone } from "../bone.tsx";
import { ButtonLink } from "../button.tsx";
import { Cluster } from "../cluster.tsx";
import { Empty } from "../empty.tsx";
import { Icon, type IconName } from "../icon.tsx";
import { filled } from "../icons/filled.ts";
import { outline } from "../icons/outline.ts";
import { Keys } from "../keys.tsx";
import { Meter } from "../meter.tsx";
import { More } from "../more.tsx";
import { Progress } from "../progress.tsx";
import { Shares } from "../shares.tsx";
import { Stack } from "../stack.tsx";
import { Stat, Stats } from "../stat.tsx";
import { Two } from "../two.tsx";
import { Part } from "./part.tsx";

export function Figures() {
  return (
    <Part id="figures" title="Figures and progress" rule="Each figure has its n, its definition and its rows.">
      <Stats>
        <Stat name="Promise kept" figure="93" unit="%" how="n = 1,377" />
        <Stat name="Cross-trained" figure="31" unit="% of 7,640" how="in 12 months" />
        <Stat name="Rating" figure="–" how="Shown from 3 answers; there are 2" />
      </Stats>
      <div className="gap-above-s">
        <Stack>
          <Shares
            id="sheet-shares"
            title="Who got what"
            rowName="Department"
            drawn="Drawn"
            columns={{ first: "1st", secondOrThird: "2–3", other: "other", none: "none", people: "People" }}
            legend={{ first: "first wish", secondOrThird: "second or third", other: "other wish", none: "none" }}
            rows={[
              { id: "sec", name: "Security", first: 60, secondOrThird: 19, other: 4, none: 17 },
              { id: "bag", name: "Baggage Hall", first: 55, secondOrThird: 17, other: 5, none: 23 },
            ]}
            share={(count, of) => `${Math.round((100 * count) / of)} %`}
            number={String}
            note="Text never shrinks; on a phone the bar says what its two figures leave out."
          />
          <Progress
            label="Matching, about 40 seconds left"
            value={62}
            note="Best plan so far: 3,398 people, gap 0.9 %. You can leave this page."
          />
          <Progress label="Reading the list" note="How long it takes is not known yet." />
          <Cluster>
            <Meter cap={2} away={1} would={1}>
              2 of 2 away if released
            </Meter>
            <Meter cap={2} away={0} would={1}>
              0 of 2 away
            </Meter>
            <Meter cap={2} away={2} would={1}>
              Cap reached if you release Maren
            </Meter>
            <Meter cap={20} away={7}>
              7 of 20 away
            </Meter>
          </Cluster>
          <More title="How this is counted">
            <p className="work">Sessions held as published, of all that were published, in the last 12 months.</p>
          </More>
        </Stack>
      </div>
    </Part>
  );
}

export function Waiting() {
  return (
    <>
      <Part
        id="waiting"
        title="Skeleton"
        rule="Only for what is fetched after the page; the page itself arrives whole."
      >
        <Bone />
      </Part>
      <Part id="empty" title="Empty" rule="Why it is empty, and one next step.">
        <Two kind="even">
          <Empty title="You have not visited anybody yet" level={3} first>
            <p>Most people begin with a 20-minute meet-and-greet. Three are free this week and need no clearance.</p>
            <p>
              <ButtonLink to="#empty">See the three</ButtonLink>
            </p>
          </Empty>
          <Empty title="Nobody asks for anything" level={3}>
            <p>All requests of your team are answered.</p>
            <p>
              <a href="#empty">See who is away next week</a>
            </p>
          </Empty>
        </Two>
      </Part>
    </>
  );
}

const names = [...Object.keys(outline), ...Object.keys(filled)] as IconName[];

export function Icons() {
  return (
    <Part id="icons" title="Icons" rule="Tabler, outline at 1.75, filled only for what is firm. Always beside a word.">
      <ul className="swatches">
        {names.map((name) => (
          <li key={name}>
            <Icon name={name} big />
            <small>{name}</small>
          </li>
        ))}
      </ul>
      <Keys
        of={[
          { keys: ["J", "K"], does: "next, before" },
          { keys: ["Ctrl", "K"], does: "go anywhere" },
        ]}
      />
    </Part>
  );
}
