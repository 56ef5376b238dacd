import type { Peak } from "#models/people/peak.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { DaysAhead } from "../days-ahead.tsx";
import { DateField, Fields } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { useSayDays } from "../say-days.ts";
import { useTexts } from "../texts.tsx";

/** Says on which days there are no hands free for visitors. */
export function PeakForm({ errors, typed }: { errors?: Record<string, string>; typed?: Typed }) {
  const { peak } = useTexts().department;
  return (
    <Form errors={errors} typed={typed}>
      <Fields>
        <DateField name="from" label={peak.from} />
        <DateField name="until" label={peak.until} />
      </Fields>
      <Submit doing={peak.pressing}>{peak.press}</Submit>
    </Form>
  );
}

/** Those ahead, each with who said so and a way to take them away. */
export function PeaksNow({ peaks }: { peaks: readonly Peak[] }) {
  const { peak } = useTexts().department;
  const say = useSayDays();
  return (
    <DaysAhead
      title={peak.now}
      none={peak.none}
      undo={peak.end}
      undoing={peak.ending}
      days={peaks.map(({ from, until, by }) => {
        const said = say({ from, until });
        const undo = { from, until, end: "yes" };
        return { key: `${from} ${until}`, said, by: by && peak.by(by), undo, undoOf: peak.endOf(said) };
      })}
    />
  );
}
