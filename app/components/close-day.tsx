import type { HostDay } from "#models/booking/host-day.ts";
import { Button, ButtonLink, ButtonNote } from "./button.tsx";
import { Note } from "./note.tsx";
import { useSay } from "./say.ts";
import { Sentence } from "./sentence.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

/** The way to closing a session, from when it can be closed; afterwards, who closed it and when. */
export function CloseDay({ day }: { day: HostDay }) {
  const { host } = useTexts().day;
  const { now } = useReading();
  const say = useSay();
  const { id, closedAt, closedBy, visitors, times } = day;
  if (closedAt)
    return (
      <Note kind="yes">
        <Sentence text={host.closedBy(say.moment(closedAt))} parts={[<Name key="by" name={closedBy} />]} />
      </Note>
    );
  const unsaid = visitors.filter(({ outcome, maySay }) => outcome === null && maySay).length;
  const early = now < times.closeFrom;
  const note = [early ? host.closeFrom(say.moment(times.closeFrom)) : host.openStill, unsaid > 0 && host.toSay(unsaid)];
  return (
    <section className="not-print stack stack--tight">
      {early ? (
        <Button wide disabled aria-describedby="close-note">
          {host.close}
        </Button>
      ) : (
        <ButtonLink to={`/sessions/${id}/closing`} wide aria-describedby="close-note">
          {host.close}
        </ButtonLink>
      )}
      <ButtonNote id="close-note">{note.filter(Boolean).join(" ")}</ButtonNote>
    </section>
  );
}
