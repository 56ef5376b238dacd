import type { DayCard } from "#models/booking/day-card.ts";
import { Facts } from "./facts.tsx";
import { useSay } from "./say.ts";
import { State } from "./state.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { Who } from "./who.tsx";

/** What somebody looks up on the day: who receives them, what to bring and wear, with how many others, and their aim. */
export function DayFacts({ card }: { card: DayCard }) {
  const texts = useTexts().day.card;
  const { hostName, hostTitle, department, bring, wear, goodToKnow, clearances, others, aim } = card;
  return (
    <Facts
      lined
      of={[
        {
          term: texts.host,
          answer: <Who name={hostName}>{[hostTitle, department.name].filter(Boolean).join(", ")}</Who>,
        },
        bring !== "" && { term: texts.bring, answer: bring },
        wear !== "" && { term: texts.wear, answer: wear },
        clearances.length > 0 && {
          term: texts.clearance,
          answer: clearances.map((one) => <Clearance key={one.kind} {...one} endsAt={card.endsAt} />),
        },
        goodToKnow !== "" && { term: texts.goodToKnow, answer: goodToKnow },
        { term: texts.withYou, answer: texts.others(others) },
        { term: texts.aim, answer: aim ? texts.quoted(aim) : texts.noAim },
      ]}
    />
  );
}

function Clearance({ kind, until, endsAt }: { kind: string; until: Date | null; endsAt: Date }) {
  const texts = useTexts().day.card;
  const { now } = useReading();
  const say = useSay();
  const held = until !== null && until >= endsAt;
  const valid = onSameDay(now, endsAt) ? texts.valid : texts.validThen;
  return (
    <p>
      {kind}{" "}
      {held ? (
        <State of="can" word={valid} />
      ) : (
        <State of="heed" word={until ? texts.ends(say.shortDay(until)) : texts.missing} />
      )}
    </p>
  );
}

/** Close enough to speak of today. */
const onSameDay = (one: Date, other: Date): boolean => Math.abs(Number(one) - Number(other)) < 12 * 3_600_000;
