import type { ProposalLook } from "#models/programme/proposals.ts";
import { clocksDiffer } from "#models/shared/time.ts";
import { Anchor } from "./anchor.tsx";
import { Facts } from "./facts.tsx";
import { useSay } from "./say.ts";
import { useReading, useTexts } from "./texts.tsx";

/** A suggested date: who, which visit, when, and why. */
export function ProposalFacts({ proposal }: { proposal: ProposalLook & { mine: boolean } }) {
  const { proposal: texts } = useTexts();
  const { zone: own } = useReading();
  const say = useSay();
  const { mine, person, home, title, startsAt, zone, siteName, words, department } = proposal;
  return (
    <Facts
      lined
      of={[
        !mine && { term: texts.facts.who, answer: <bdi>{texts.from(person, home)}</bdi> },
        { term: texts.facts.where, answer: <Anchor to={`/departments/${department.id}`}>{department.name}</Anchor> },
        { term: texts.plan, answer: title || texts.anyTitle },
        { term: texts.facts.when, answer: texts.whenIn(say.moment(startsAt, zone), siteName) },
        clocksDiffer(startsAt, zone, own) && { term: texts.yourTime, answer: say.moment(startsAt) },
        words !== "" && { term: mine ? texts.facts.yours : texts.facts.words, answer: texts.quoted(words) },
      ]}
    />
  );
}
