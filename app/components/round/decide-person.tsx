import type { Deciding } from "#models/matching/pin.ts";
import { saidOf } from "#app/forms/decided.ts";
import { Choice } from "../choice.tsx";
import { SelectField } from "../field.tsx";
import { useForm } from "../form-context.ts";
import { More } from "../more.tsx";
import { Note } from "../note.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

/** What is decided for one person of a round; one of `several` takes less room. */
export function DecidePerson({ person, sessions, several }: Deciding & { several: boolean }) {
  const { round, times } = useTexts();
  const { decide: words } = round;
  const { shortDay, clock } = useSay();
  const { errors } = useForm();
  if (sessions.length === 0) return <Note>{words.nothing}</Note>;
  const [fixedName, barredName] = [`fixed-${person.id}`, `barred-${person.id}`];
  const fixed = sessions.find((one) => one.fixed)?.session ?? null;
  const barred = sessions.filter((one) => one.barred).map(({ session }) => session);
  const options = sessions.map(({ session, title, startsAt, zone, rank }) => ({
    value: session,
    text: title,
    note: `${times.dayAt(shortDay(startsAt, zone), clock(startsAt, zone))} · ${words.wish(times.ordinal(rank))}`,
  }));
  const place = { name: fixedName, label: words.fixed, value: fixed ?? "none" };
  const bars = (
    <Choice name={barredName} type="checkbox" label={words.barred} optional value={barred} options={options} />
  );
  return (
    <>
      <input type="hidden" name={`was-${person.id}`} value={saidOf(fixed, barred)} />
      {several ? (
        <>
          <SelectField
            {...place}
            options={[
              { value: "none", text: words.leave },
              ...options.map(({ value, text, note }) => ({ value, text: times.dayAt(text, note) })),
            ]}
          />
          <More title={words.barred} open={barred.length > 0 || errors?.[barredName] !== undefined}>
            {bars}
          </More>
        </>
      ) : (
        <>
          <Choice {...place} options={[{ value: "none", text: words.leave }, ...options]} />
          {bars}
        </>
      )}
    </>
  );
}
