import type { ProposalLook } from "#models/programme/proposals.ts";
import { Note } from "./note.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

/** Beside the form that publishes: whose suggestion the date answers. */
export function AnswersProposal({ proposal: { person, title, startsAt, zone } }: { proposal: ProposalLook }) {
  const { proposal: texts } = useTexts();
  const say = useSay();
  return <Note kind="asked">{texts.answers(person, title || texts.anyVisit, say.moment(startsAt, zone))}</Note>;
}
