import type { Outline } from "#models/people/import/outline.ts";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { Stat, Stats } from "../stat.tsx";
import { useTexts } from "../texts.tsx";

/** What a list does, in figures; those that are nothing are left out, but for joining and leaving. */
export function Figures({ figures, done }: Pick<Outline, "figures"> & { done?: boolean }) {
  const { figures: names, ...words } = useTexts().importRun;
  const { number } = useSay();
  const all = ["joiners", "leavers", "moved", "changed", "returned", "same", "departments", "leftOut"] as const;
  const shown = all.filter((name) => figures[name] > 0 || name === "joiners" || name === "leavers");
  const notes = (["withoutNumber", "withoutEmail", "twins"] as const).filter((name) => figures[name] > 0);
  return (
    <Section title={done ? names.titleDone : names.title}>
      <Stats>
        {shown.map((name) => (
          <Stat key={name} name={names[name]} figure={number(figures[name])} />
        ))}
      </Stats>
      <ul className="work soft gap-above-s">
        {figures.problems === 0 && <li>{words.problems.none}</li>}
        {notes.map((name) => (
          <li key={name}>{words[name](figures[name], number(figures[name]))}</li>
        ))}
      </ul>
    </Section>
  );
}
