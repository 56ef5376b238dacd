import { Back } from "../back.tsx";
import { Button, ButtonLink, ButtonNote, Buttons } from "../button.tsx";
import { Panel } from "../panel.tsx";
import { Stack } from "../stack.tsx";
import { Part } from "./part.tsx";

const colours = [
  ["page", "the floor"],
  ["raised", "fields, menus"],
  ["sunken", "wells"],
  ["ink", "text"],
  ["ink-soft", "second line"],
  ["action", "the one button"],
  ["link", "links"],
  ["spot", "your move"],
  ["sign", "when, where"],
  ["yes", "booked"],
  ["asked", "requested"],
  ["wait", "waiting"],
  ["no", "refused"],
  ["past", "over"],
] as const;

export function Colours() {
  return (
    <Part
      id="colour"
      title="Colour"
      rule="Named by role. The marigold is the spotlight: now, next, your move. Never decoration."
    >
      <ul className="swatches">
        {colours.map(([name, use]) => (
          <li key={name}>
            <svg className="chipcolor" viewBox="0 0 40 40" aria-hidden="true">
              <rect width="40" height="40" rx="6" fill={`var(--${name})`} stroke="var(--line-strong)" />
            </svg>
            <span>
              <b>{name}</b>
              <small>{use}</small>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Type() {
  return (
    <Part id="type" title="Type" rule="Familjen Grotesk, one variable file. Figures are of equal width by design.">
      <Stack space="tight">
        <p className="sign__time">
          14:00 <small className="soft">the time on the sign</small>
        </p>
        <p className="h1like">Tomorrow you are with Assisted Travel</p>
        <p className="big">You can ask for a place</p>
        <p className="day">
          Tuesday 1 December <small>4 sessions</small>
        </p>
        <p>Reading text, 17 px. “Officers are timed. That is why the slips are empty, not because they do not care.”</p>
        <p className="work">Working text, 15 px: lists and tables. Il1 O0 rn m 5S 8B.</p>
        <p className="small soft">Small print, 14 px: as of 06:00, n = 214</p>
        <p lang="ar" dir="rtl">
          نص للقراءة: غدًا أنتِ مع فريق مساعدة المسافرين، الساعة 14:00.
        </p>
        <p lang="he" dir="rtl">
          טקסט לקריאה: מחר ב־14:00 עם צוות הסיוע.
        </p>
      </Stack>
    </Part>
  );
}

export function ButtonsPart() {
  return (
    <Part
      id="buttons"
      title="Buttons and links"
      rule="One filled button a page. The text says what will happen; a note below says what follows."
    >
      <Stack>
        <Buttons>
          <Button>Request this place</Button>
          <Button kind="second" icon="search">
            Find a session
          </Button>
          <Button kind="quiet">Let it go</Button>
          <Button kind="no">Remove 3 sessions</Button>
        </Buttons>
        <Buttons>
          <Button small>Take the place</Button>
          <ButtonLink kind="second" small to="#buttons">
            Write reflection
          </ButtonLink>
          <Button kind="quiet" small>
            Decline
          </Button>
          <Button busy="Booking …">Book this place</Button>
          <Button disabled>Opens 1 December, 09:00</Button>
        </Buttons>
        <Stack space="tight">
          <Button why="Possible from 16:00. Two people are not marked yet; you will be asked whether they came.">
            Close the session
          </Button>
        </Stack>
        <Panel kind="spot">
          <p>
            <strong>A place has come free.</strong> Held for you until tomorrow, 11:40.
          </p>
          <Buttons>
            <Button>Take the place</Button>
            <Button kind="quiet">Let it go</Button>
          </Buttons>
        </Panel>
        <Panel>
          <Button wide>Request this place</Button>
          <ButtonNote>The place is held for you. Ingrid Solheim has until tomorrow, 12:30.</ButtonNote>
        </Panel>
        <Panel kind="well">
          <p className="work">A well holds what is tried out.</p>
        </Panel>
        <p>
          <a href="#buttons">A link is underlined</a>
        </p>
        <p>
          <Back to="#buttons">A way back</Back>
        </p>
      </Stack>
    </Part>
  );
}
