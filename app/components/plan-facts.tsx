import type { Kind } from "#models/shared/vocabulary.ts";
import { Facts } from "./facts.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

interface PlanFactsProps {
  plan: {
    title: string;
    kind: Kind;
    minutes: number;
    aims: string;
    bring: string;
    wear: string;
    clearances: readonly string[];
  };
}

/** What a plan says to visitors, beside the form that publishes it. */
export function PlanFacts({ plan: { title, kind, minutes, aims, bring, wear, clearances } }: PlanFactsProps) {
  const { plan, words } = useTexts();
  const texts = plan.fields;
  return (
    <Section title={plan.publishing.about}>
      <Facts
        of={[
          { term: texts.title, answer: title },
          { term: texts.kind, answer: words.kinds[kind] },
          { term: plan.length, answer: words.duration(minutes) },
          aims !== "" && { term: texts.aims, answer: aims },
          bring !== "" && { term: texts.bring, answer: bring },
          wear !== "" && { term: texts.wear, answer: wear },
          clearances.length > 0 && { term: texts.clearances, answer: clearances.join(", ") },
        ]}
      />
    </Section>
  );
}
