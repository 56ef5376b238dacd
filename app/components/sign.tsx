import type { ReactNode } from "react";
import { dayParts, localDate, sayMonth } from "#models/shared/time.ts";
import { Anchor } from "./anchor.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";
import { Sentence } from "./sentence.tsx";
import { useTexts } from "./texts.tsx";
import { useWhen, type When } from "./when.ts";

export interface SignProps extends When {
  /** mine: lit; soft: dashed, not firm; else plain, not the reader's. */
  kind?: "mine" | "soft";
  slim?: boolean;
  /** Names the part of the page; "When and where" when left out. */
  label?: string;
  title?: ReactNode;
  /** Where the title leads. */
  to?: string;
  facts?: readonly { icon: IconName; term: string; answer: ReactNode }[];
  /** At most three. */
  acts?: readonly { to: string; text: ReactNode; icon?: IconName; plain?: boolean }[];
}

/** When and where, the largest thing on a page and only once on it. */
export function Sign({ kind, slim, label, title, to, facts = [], acts = [], ...when }: SignProps) {
  const { components } = useTexts();
  const { reading } = useWhen(when);
  const { weekday, day, month } = dayParts(when.startsAt, when.zone, reading.locale);
  const year = (at: Date) => localDate(at, when.zone).slice(0, 4);
  const thisYear = year(when.startsAt) === year(reading.now);
  return (
    <section
      className={classes("sign", kind && `sign--${kind}`, slim && "sign--slim")}
      aria-label={label ?? components.whenAndWhere}
    >
      <p className="sign__day">
        <span>{weekday}</span> <b>{day}</b>{" "}
        <span>{thisYear ? month : sayMonth(when.startsAt, when.zone, reading.locale)}</span>
      </p>
      <div className="sign__body">
        <SignTime {...when} />
        {title && <h2 className="sign__title">{to ? <Anchor to={to}>{title}</Anchor> : title}</h2>}
        {facts.length > 0 && (
          <dl className="sign__facts">
            {facts.map(({ icon, term, answer }) => (
              <div key={term}>
                <dt>
                  <Icon name={icon} />
                  <span className="sr">{term}</span>
                </dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        )}
        {acts.length > 0 && (
          <div className="sign__acts">
            {acts.map(({ to: target, text, icon, plain }) => (
              <Anchor key={target} to={target} plain={plain}>
                {icon && <Icon name={icon} />}
                {text}
              </Anchor>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

function SignTime(when: When) {
  const { components } = useTexts();
  const { elsewhere, there, ownSpan, reading } = useWhen(when);
  return (
    <p className="sign__time">
      <time dateTime={when.startsAt.toISOString()}>{there.from}</time>{" "}
      <small>
        {elsewhere ? components.toThere(there.to, when.site) : components.toHere(there.to, when.site)}
        {elsewhere && (
          <>
            <br />
            <Sentence
              text={components.yourTime(reading.place)}
              parts={[
                <b key="own">
                  <bdi>{ownSpan}</bdi>
                </b>,
              ]}
            />
          </>
        )}
      </small>
    </p>
  );
}
