import { useTexts } from "./texts.tsx";

const DRAWN = 8;

interface PlacesProps {
  left: number;
  of: number;
  /** One of the taken places is the reader's. */
  mine?: boolean;
}

/** Up to eight places drawn as seats, hidden from readers; the words are the truth. */
export function Places({ left, of, mine }: PlacesProps) {
  const { components } = useTexts();
  const taken = of - left;
  const seat = (at: number) => (mine && at === taken - 1 ? "mine" : at < taken ? "taken" : undefined);
  return (
    <span>
      {of <= DRAWN && (
        <span className="places" aria-hidden="true">
          {Array.from({ length: of }, (_, at) => (
            <i key={at} className={seat(at)} />
          ))}
        </span>
      )}
      {mine && left <= 0 ? components.full : components.placesLeft(left, of)}
    </span>
  );
}
