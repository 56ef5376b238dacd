import { QUESTIONS, type Question, type ReflectionRole } from "#models/shared/vocabulary.ts";
import { useTexts } from "../texts.tsx";
import { Who } from "../who.tsx";

export interface Voice {
  role: ReflectionRole;
  name: string;
  /** What was sent; null while it is not. */
  said: {
    id: string;
    rating: number | null;
    answers: Partial<Record<Question, string>>;
    thanks: string;
  } | null;
}

/** What shadow, host and supervisor each wrote, in equal columns, the figure first; where work stops is marked. */
export function Voices({ voices }: { voices: readonly Voice[] }) {
  const { reflection: texts, review } = useTexts();
  return (
    <div className="voices">
      {voices.map(({ role, name, said }) => (
        <section className="voice" key={role} aria-label={`${name}, ${texts.roles[role]}`}>
          <Who name={name}>{texts.roles[role]}</Who>
          {said ? (
            <dl>
              <div>
                <dt>{texts.rating[role]}</dt>
                <dd className="voice__rate">
                  {said.rating} <small>{texts.ofFive}</small>
                </dd>
              </div>
              {QUESTIONS[role]
                .filter((question) => said.answers[question])
                .map((question) => (
                  <div key={question}>
                    <dt>{texts.questions[question]}</dt>
                    <dd>{question === "friction" ? <mark>{said.answers[question]}</mark> : said.answers[question]}</dd>
                  </div>
                ))}
              {said.thanks && role === "shadow" && (
                <div>
                  <dt>{review.thanksTo}</dt>
                  <dd>{said.thanks}</dd>
                </div>
              )}
            </dl>
          ) : (
            <p className="soft">{review.notYet}</p>
          )}
        </section>
      ))}
    </div>
  );
}
