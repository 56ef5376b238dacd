import type { Visitor } from "#models/booking/visitors.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { OUTCOMES } from "#models/shared/vocabulary.ts";
import { SelectField } from "./field.tsx";
import { useTexts } from "./texts.tsx";

interface ClosingFieldsProps {
  visitors: readonly Visitor[];
  /** What a form that was refused had said, so that nothing is chosen twice. */
  typed?: Typed;
}

const listed = (typed: Typed | undefined, name: string): readonly string[] => {
  const said = typed?.[name];
  return said === undefined ? [] : typeof said === "string" ? [said] : said;
};

/** For everybody of whom nobody has said anything yet: what happened. Who was checked in is taken to have attended, until
 *  the host says otherwise. */
export function ClosingFields({ visitors, typed }: ClosingFieldsProps) {
  const { day, words } = useTexts();
  const { closing: texts } = day;
  const unsaid = visitors.filter(({ outcome, maySay }) => outcome === null && maySay);
  const before = new Map(listed(typed, "booking").map((id, at) => [id, listed(typed, "outcome")[at]]));
  if (unsaid.length === 0) return <p>{texts.allSaid}</p>;
  return (
    <>
      <p>{texts.empty(unsaid.length)}</p>
      {unsaid.map(({ bookingId, name, arrivedAt }) => (
        <div key={bookingId}>
          <input type="hidden" name="booking" value={bookingId} />
          <SelectField
            name="outcome"
            id={`outcome-${bookingId}`}
            label={texts.of(name)}
            hint={arrivedAt ? texts.wasHere : texts.notHere}
            value={before.get(bookingId) ?? (arrivedAt ? "attended" : "")}
            empty={texts.notSaid}
            options={OUTCOMES.map((value) => ({ value, text: words.outcomes[value] }))}
          />
        </div>
      ))}
    </>
  );
}
