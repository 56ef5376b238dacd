import type { RoundLetterFacts } from "#models/record/letter-facts.ts";
import type { Letter } from "#models/record/outbox.ts";
import { addDays, startOfDay } from "#models/shared/time.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import type { RoundDocument } from "./round.document.ts";

/** A letter about a round to one person. Each kind goes once a round. */
export function roundLetter(
  kind: Extract<MessageKind, `round-${string}`>,
  round: RoundDocument,
  to: string,
  more: Partial<RoundLetterFacts> = {},
): Letter {
  const { name, zone, firstDay, lastDay, wishesUntil } = round;
  const facts: RoundLetterFacts = {
    ...{ round: name, roundId: String(round._id), until: wishesUntil, zone },
    // Noon of the days: the same date whichever zone it is read in nearby.
    firstDay: noonOf(firstDay, zone),
    lastDay: noonOf(lastDay, zone),
    ...more,
  };
  return { kind, to, about: String(round._id), version: 1, facts: { ...facts } };
}

const noonOf = (day: string, zone: string): Date =>
  new Date((startOfDay(day, zone).getTime() + startOfDay(addDays(day, 1), zone).getTime()) / 2);
