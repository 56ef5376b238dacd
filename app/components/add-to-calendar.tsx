import { Anchor } from "./anchor.tsx";
import { Menu, MenuLink } from "./menu.tsx";
import { ButtonNote, Buttons } from "./button.tsx";
import { useTexts } from "./texts.tsx";

interface AddToCalendarProps {
  booking: { id: string; title: string; startsAt: Date; endsAt: Date; meetingPoint: string; siteName: string };
  /** Where the invitation went; empty for people without mail. */
  email: string;
}

const compact = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** The ways a booked session comes into a calendar, open: the invitation first, then the feed, then single copies. */
export function AddToCalendar({ booking, email }: AddToCalendarProps) {
  const { calendar } = useTexts().booking;
  const { id, title, startsAt, endsAt } = booking;
  const location = `${booking.meetingPoint}, ${booking.siteName}`;
  const google = new URLSearchParams({
    action: "TEMPLATE",
    text: title,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    location,
  });
  const outlook = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: title,
    startdt: startsAt.toISOString(),
    enddt: endsAt.toISOString(),
    location,
  });
  return (
    <>
      <Buttons>
        <Menu label={calendar.add} icon="calendar-plus" button="filled" inFlow open>
          <p>
            <strong>{email ? calendar.mailed : calendar.noMail}</strong>
            <br />
            {email ? calendar.mailedNote(email) : `${calendar.noMailNote} `}
            {!email && <Anchor to="/account/address">{calendar.addMail}</Anchor>}
          </p>
          <MenuLink to="/feed" icon="refresh" note={calendar.subscribeNote}>
            {calendar.subscribe}
          </MenuLink>
          <MenuLink to={`https://calendar.google.com/calendar/render?${google}`} icon="brand-google">
            {calendar.google}
          </MenuLink>
          <MenuLink to={`https://outlook.office.com/calendar/0/deeplink/compose?${outlook}`} icon="brand-windows">
            {calendar.outlook}
          </MenuLink>
          <MenuLink to={`/bookings/${id}/calendar.ics`} plain icon="download">
            {calendar.file}
          </MenuLink>
        </Menu>
      </Buttons>
      {email && <ButtonNote>{calendar.moves}</ButtonNote>}
    </>
  );
}
