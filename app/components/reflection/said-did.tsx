import type { ImprovementState } from "#models/shared/vocabulary.ts";
import { Anchor } from "../anchor.tsx";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";
import { Timeline, type Step } from "../timeline.tsx";

interface SaidDidProps {
  /** What visitors remarked and became of it, the latest first. */
  of: readonly { id: string; title: string; state: ImprovementState; due: string; changedAt: Date }[];
  /** The whole list. */
  to: string;
}

/** You said, we did: what of remarks is done or under way; nothing where there is nothing. */
export function SaidDid({ of, to }: SaidDidProps) {
  const { improvement } = useTexts();
  const say = useSay();
  if (of.length === 0) return null;
  const steps = of.map(({ id, title, state, due, changedAt }): Step => {
    const done = state === "done";
    return {
      key: id,
      what: <Anchor to={`/improvements/${id}`}>{title}</Anchor>,
      note: done
        ? improvement.doneOn(say.date(changedAt))
        : improvement.dueOn(say.date(new Date(`${due}T12:00:00Z`), "UTC")),
      stage: done ? "done" : "now",
    };
  });
  return (
    <Section title={improvement.saidDid} note={<Anchor to={to}>{improvement.seeAll}</Anchor>}>
      <Timeline steps={steps} />
    </Section>
  );
}
