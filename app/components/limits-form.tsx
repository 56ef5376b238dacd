import type { BookingLimits } from "#models/people/booking-limits.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { Choice } from "./choice.tsx";
import { NumberField } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { useTexts } from "./texts.tsx";

interface LimitsFormProps {
  limits: BookingLimits;
  errors?: Record<string, string>;
  typed?: Typed;
}

/** What coordinators decide about booking, for everybody. */
export function LimitsForm({ limits, errors, typed }: LimitsFormProps) {
  const { limits: words } = useTexts();
  return (
    <Form errors={errors} typed={typed}>
      <NumberField name="bookingsAhead" label={words.ahead} hint={words.aheadHint} value={limits.bookingsAhead} />
      <Choice
        name="visitsPer"
        label={words.per}
        value={limits.visitsPer}
        options={[
          { value: "quarter", text: words.perQuarter },
          { value: "year", text: words.perYear },
        ]}
      />
      <NumberField
        name="visitsMost"
        label={words.most}
        hint={words.mostHint}
        value={limits.visitsMost ?? ""}
        optional
      />
      <NumberField
        name="opensDays"
        label={words.opens}
        hint={words.opensHint}
        value={limits.opensDays ?? ""}
        optional
      />
      <NumberField name="travelMinutes" label={words.travel} hint={words.travelHint} value={limits.travelMinutes} />
      <Submit doing={words.doing}>{words.press}</Submit>
    </Form>
  );
}
