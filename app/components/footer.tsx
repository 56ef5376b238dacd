import { Anchor } from "./anchor.tsx";
import { Sentence } from "./sentence.tsx";
import { useReading, useTexts } from "./texts.tsx";

export interface FooterProps {
  organisation?: string;
  footLinks?: readonly { to: string; text: string; language?: string }[];
  /** Where a person changes the site that times are told for. */
  changeTimes?: { to: string; text: string };
}

export function Footer({ organisation, footLinks = [], changeTimes }: FooterProps) {
  const { place } = useReading();
  const { components } = useTexts();
  return (
    <footer className="foot">
      <div className="wrap">
        {organisation && <span>{organisation}</span>}
        {footLinks.map(({ to, text, language }) => (
          <Anchor key={to} to={to} lang={language} hrefLang={language}>
            {text}
          </Anchor>
        ))}
        {place && (
          <span className="push">
            <Sentence text={components.allTimesFor} parts={[<strong key="place">{place}</strong>]} />
            {changeTimes && (
              <>
                {" "}
                <Anchor to={changeTimes.to}>{changeTimes.text}</Anchor>
              </>
            )}
          </span>
        )}
      </div>
    </footer>
  );
}
