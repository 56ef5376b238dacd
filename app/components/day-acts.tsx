import type { DayCard } from "#models/booking/day-card.ts";
import { mayGiveBack } from "#models/shared/day.ts";
import { Button, ButtonLink, ButtonNote, Buttons } from "./button.tsx";
import { Form, Submit } from "./form.tsx";
import { Note } from "./note.tsx";
import { useSay } from "./say.ts";
import { Stack } from "./stack.tsx";
import { useReading, useTexts } from "./texts.tsx";

/** What somebody can do on the day of their visit: say that they are here, or late, or cannot come. */
export function DayActs({ card }: { card: DayCard }) {
  const texts = useTexts().day.card;
  const { now } = useReading();
  const say = useSay();
  const { id, arrivedAt, late, times } = card;
  if (arrivedAt) return <Arrived at={arrivedAt} />;
  const free = mayGiveBack(card, now);
  const from = say.moment(times.hereFrom);
  return (
    <div className="stack stack--tight not-print">
      {now < times.hereFrom ? (
        <Button wide disabled aria-describedby="here-from">
          {texts.here}
        </Button>
      ) : (
        <Form spaced="none">
          <Submit name="here" value="yes" doing={texts.hereDoing} wide aria-describedby="here-from">
            {texts.here}
          </Submit>
        </Form>
      )}
      <ButtonNote id="here-from">{now < times.hereFrom ? texts.hereFrom(from) : texts.hereNow}</ButtonNote>
      {late && (
        <Note kind="spot">
          {texts.lateSaid(late.minutes)}
          {late.note && <> {texts.quoted(late.note)}</>}
        </Note>
      )}
      <Buttons>
        {now >= times.lateFrom && (
          <ButtonLink to={`/bookings/${id}/late`} kind="second" small icon="clock-exclamation">
            {texts.late}
          </ButtonLink>
        )}
        {free && (
          <ButtonLink to={`/bookings/${id}/cancellation`} kind="quiet" small>
            {texts.cannotCome}
          </ButtonLink>
        )}
      </Buttons>
      {!free && <p className="soft">{texts.tooLate(card.hostName, now >= times.lateFrom)}</p>}
    </div>
  );
}

function Arrived({ at }: { at: Date }) {
  const texts = useTexts().day.card;
  const say = useSay();
  return (
    <Stack space="tight">
      <Note kind="yes">
        {texts.hereSince(say.clock(at))}. {texts.hereSinceText}
      </Note>
      <Form spaced="none" className="not-print">
        <Submit name="here" value="no" doing={texts.undoing} kind="quiet" small>
          {texts.undo}
        </Submit>
      </Form>
    </Stack>
  );
}
