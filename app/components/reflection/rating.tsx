import { FieldGroup } from "../choice.tsx";
import { useTicked } from "../form-context.ts";
import { useTexts } from "../texts.tsx";

interface RatingProps {
  name: string;
  label: string;
  /** What 1 and 5 mean. */
  ends: readonly [string, string];
  value?: number | null;
}

const FIGURES = [1, 2, 3, 4, 5];

/** A figure from 1 to 5: five radios beside each other, the ends in words. */
export function Rating({ name, label, ends, value }: RatingProps) {
  const { reflection } = useTexts();
  const chosen = useTicked(name, value ? [String(value)] : []);
  const [least, most] = ends;
  return (
    <FieldGroup name={name} label={label}>
      <div className="rating">
        {FIGURES.map((figure) => (
          <label key={figure}>
            <input
              type="radio"
              name={name}
              id={figure === 1 ? name : undefined}
              value={figure}
              defaultChecked={chosen.includes(String(figure))}
              aria-label={reflection.rate(figure, figure === 1 ? least : figure === 5 ? most : "")}
            />
            <span aria-hidden="true">{figure}</span>
          </label>
        ))}
      </div>
      <p className="rating__ends" aria-hidden="true">
        <span>{least}</span>
        <span>{most}</span>
      </p>
    </FieldGroup>
  );
}
