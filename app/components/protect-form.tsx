import type { ProtectionLook } from "#models/booking/protection-look.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Anchor } from "./anchor.tsx";
import { DateField, TextField } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { Note } from "./note.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

interface ProtectFormProps {
  departmentId: string;
  chosen: ProtectionLook["chosen"];
  /** What was written before the page said what stays. */
  reason: string;
  errors?: Record<string, string> | undefined;
  typed?: Typed | undefined;
}

/** Says on which day nobody of a team is released. It carries how many visits the page said stay, and of which day. */
export function ProtectForm({ departmentId, chosen, reason, errors, typed }: ProtectFormProps) {
  const { protect } = useTexts().team;
  const say = useSay();
  return (
    <Form errors={errors} typed={typed}>
      {chosen && (
        <Note says="status">
          {protect.stays(say.day(chosen.from, chosen.zone), chosen.stays)}{" "}
          {chosen.asks > 0 && `${protect.asks(chosen.asks)} `}
          {chosen.stays + chosen.asks > 0 && (
            <Anchor to={`/team?department=${departmentId}&week=${chosen.day}`}>{protect.see}</Anchor>
          )}
        </Note>
      )}
      <input type="hidden" name="seen" value={chosen ? `${chosen.day} ${chosen.stays}` : ""} />
      <DateField name="day" label={protect.day} value={chosen?.day} />
      <TextField
        name="reason"
        label={protect.reason}
        hint={protect.reasonHint}
        optional
        value={reason}
        maxLength={LIMITS.title}
      />
      <Submit doing={protect.pressing}>{protect.press}</Submit>
    </Form>
  );
}
