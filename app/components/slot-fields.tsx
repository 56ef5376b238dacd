import { addDays, isClock, isLocalDate, localDate, readLocal, sayOffset } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Choice } from "./choice.tsx";
import { DateField, Fields, NumberField, SelectField, TextField, TimeField } from "./field.tsx";
import { Sentence } from "./sentence.tsx";
import { useReading, useTexts } from "./texts.tsx";

export interface SlotFieldsProps {
  values: Readonly<Record<string, string | string[] | undefined>>;
  errors?: Readonly<Record<string, string>>;
  /** Where it takes place: clock times are told there. */
  place: { siteName: string; zone: string };
  hosts: readonly { id: string; name: string }[];
  /** The reader's own id, marked among the hosts. */
  you: string;
  /** Said below the number of places. */
  placesHint?: string;
}

/** When, where, how many and with whom. On the night the clocks go back it asks which of the two is meant. */
export function SlotFields({ values, errors = {}, place, hosts, you, placesHint }: SlotFieldsProps) {
  const { plan } = useTexts();
  const { now } = useReading();
  const texts = plan.publishing;
  const value = (name: string) => String(values[name] ?? "");
  const field = (name: string) => ({ name, error: errors[name], value: value(name) });
  const today = localDate(now, place.zone);
  return (
    <>
      <Fields>
        <DateField {...field("date")} label={texts.date} min={today} max={addDays(today, LIMITS.publishAhead)} />
        <TimeField {...field("clock")} label={texts.clock} />
      </Fields>
      <p className="hint">
        <Sentence text={texts.zone} parts={[<strong key="site">{place.siteName}</strong>]} />
      </p>
      <WhichOne date={value("date")} clock={value("clock")} which={value("which")} zone={place.zone} />
      <Fields>
        <NumberField {...field("places")} label={texts.places} hint={placesHint} />
      </Fields>
      <TextField {...field("meetingPoint")} label={texts.meetingPoint} />
      <SelectField
        {...field("hostId")}
        label={texts.host}
        empty={hosts.every(({ id }) => id !== value("hostId"))}
        options={hosts.map(({ id, name }) => ({ value: id, text: id === you ? texts.you(name) : name }))}
      />
    </>
  );
}

/** The question for a clock time that comes twice; nothing for all others. */
function WhichOne({ date, clock, which, zone }: { date: string; clock: string; which: string; zone: string }) {
  const texts = useTexts().plan.publishing;
  const { locale } = useReading();
  if (!isLocalDate(date) || !isClock(clock)) return null;
  const read = readLocal(date, clock, zone);
  if (read.found !== "two") return null;
  return (
    <Choice
      name="which"
      label={texts.which}
      value={which}
      options={[
        { value: "earlier", text: texts.earlier(clock, sayOffset(read.earlier, zone, locale)) },
        { value: "later", text: texts.later(clock, sayOffset(read.later, zone, locale)) },
      ]}
    />
  );
}
