import { Button } from "./button.tsx";
import { Days } from "./days.tsx";
import { DateField, Fields, NumberField, SelectField, TextField, TimeField } from "./field.tsx";
import { FormContext } from "./form-context.ts";
import { Sentence } from "./sentence.tsx";
import { useTexts } from "./texts.tsx";

interface PatternFormProps {
  action: string;
  /** As the address says them, or as the plan proposes. */
  values: Readonly<Record<string, string | string[] | undefined>>;
  errors?: Readonly<Record<string, string>>;
  siteName: string;
  hosts: readonly { id: string; name: string }[];
  you: string;
}

/** The weekly pattern. A GET form: the preview has an address of its own. */
export function PatternForm({ action, values, errors, siteName, hosts, you }: PatternFormProps) {
  const { pattern, plan } = useTexts();
  const texts = plan.publishing;
  const value = (name: string) => String(values[name] ?? "");
  return (
    <FormContext.Provider value={{ errors }}>
      <form className="form" method="get" action={action} noValidate>
        <Days name="weekday" label={pattern.weekdays} value={[values.weekday ?? []].flat().map(Number)} />
        <Fields>
          <TimeField name="clock" label={pattern.clock} value={value("clock")} />
          <NumberField name="everyWeeks" label={pattern.every} value={value("everyWeeks")} />
        </Fields>
        <p className="hint">{pattern.everyHint}</p>
        <Fields>
          <DateField name="from" label={pattern.first} value={value("from")} />
          <DateField name="until" label={pattern.last} value={value("until")} />
        </Fields>
        <p className="hint">
          <Sentence text={texts.zone} parts={[<strong key="site">{siteName}</strong>]} />
        </p>
        <NumberField name="places" label={texts.places} value={value("places")} />
        <TextField name="meetingPoint" label={texts.meetingPoint} value={value("meetingPoint")} />
        <SelectField
          name="hostId"
          label={texts.host}
          value={value("hostId")}
          empty={hosts.every(({ id }) => id !== value("hostId"))}
          options={hosts.map(({ id, name }) => ({ value: id, text: id === you ? texts.you(name) : name }))}
        />
        <p>
          <Button kind="second">{pattern.show}</Button>
        </p>
      </form>
    </FormContext.Provider>
  );
}
