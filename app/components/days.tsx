import { FieldGroup } from "./choice.tsx";
import type { FieldProps } from "./labelled.tsx";
import { useTicked } from "./form-context.ts";
import { useReading } from "./texts.tsx";

/** Monday is 1. */
const week = [1, 2, 3, 4, 5, 6, 7] as const;
/** A week that began on the first of a month. */
const dayOf = (weekday: number) => new Date(Date.UTC(2024, 0, weekday));

/** Weekdays to choose from; the form gets their numbers, Monday as 1. */
export function Days({ value = [], ...field }: FieldProps & { value?: readonly number[] }) {
  const { locale } = useReading();
  const say = (weekday: "short" | "long") => new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" });
  const { name, id = name } = field;
  const chosen = useTicked(name, value.map(String));
  const [short, long] = [say("short"), say("long")];
  return (
    <FieldGroup {...field}>
      <div className="days">
        {week.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              id={day === 1 ? id : undefined}
              name={name}
              value={day}
              defaultChecked={chosen.includes(String(day))}
              aria-label={long.format(dayOf(day))}
            />
            <span>{short.format(dayOf(day))}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
