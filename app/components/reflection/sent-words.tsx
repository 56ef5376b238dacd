import { QUESTIONS, type Question, type ReflectionRole } from "#models/shared/vocabulary.ts";
import { Facts } from "../facts.tsx";
import { Note } from "../note.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

interface SentProps {
  page: {
    role: ReflectionRole;
    answers: Partial<Record<Question, string>>;
    rating: number | null;
    thanks: string;
    sentAt: Date | null;
    mayChange: boolean;
  };
}

/** What was sent, as it was sent. */
export function SentWords({ page }: SentProps) {
  const { reflection: texts } = useTexts();
  const say = useSay();
  const { role, answers, rating, thanks, sentAt, mayChange } = page;
  return (
    <>
      <Note kind="yes">
        <p>
          {sentAt && texts.wasSent(say.moment(sentAt))} {mayChange ? texts.mayChange : texts.cannotChange}
        </p>
      </Note>
      <Facts
        lined
        of={[
          ...QUESTIONS[role].map((question) => ({
            term: texts.questions[question],
            answer: answers[question] || texts.noAnswer,
          })),
          { term: texts.rating[role], answer: `${rating ?? texts.noAnswer} ${texts.ofFive}` },
          thanks !== "" && role === "shadow" && { term: texts.thanks, answer: thanks },
        ]}
      />
    </>
  );
}
