import type { PeoplePage } from "#models/people/directory.ts";
import { Choice } from "./choice.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

/** The people who were found, to tick one or many. */
export function PeopleTicks({ found }: { found: PeoplePage }) {
  const { appoint } = useTexts().department;
  const { number } = useSay();
  const { people, count, next } = found;
  return (
    <Choice
      name="people"
      type="checkbox"
      tight
      label={appoint.people}
      hint={next === null ? appoint.found(count, number(count)) : appoint.foundMore(number(people.length))}
      options={people.map(({ id, name, jobTitle, departmentName }) => ({
        value: id,
        text: <Name name={name} />,
        note: [jobTitle, departmentName].filter(Boolean).join(", "),
      }))}
    />
  );
}
