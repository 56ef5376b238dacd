import type { SiteFacts } from "#models/people/site.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { Days } from "./days.tsx";
import { Fields, TextField, TimeField } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { useTexts } from "./texts.tsx";

interface SiteFormProps {
  /** As it is now; a new one begins with the usual working hours. */
  facts?: SiteFacts;
  /** Every IANA zone. */
  zones: readonly string[];
  errors?: Record<string, string>;
  typed?: Typed;
}

const usual = { name: "", zone: "", weekdays: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" };

/** A site: name, zone, working hours. */
export function SiteForm({ facts, zones, errors, typed }: SiteFormProps) {
  const { site } = useTexts();
  const { name, zone, weekdays, from, to } = facts ?? usual;
  return (
    <Form errors={errors} typed={typed}>
      <TextField name="name" label={site.name} value={name} autoComplete="off" />
      <TextField name="zone" label={site.zone} hint={site.zoneHint} value={zone} list="zones" autoComplete="off" />
      <datalist id="zones">
        {zones.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <Days name="weekdays" label={site.weekdays} value={weekdays} />
      <Fields>
        <TimeField name="from" label={site.from} value={from} />
        <TimeField name="to" label={site.to} value={to} />
      </Fields>
      <Submit doing={site.doing}>{facts ? site.save : site.press}</Submit>
    </Form>
  );
}
