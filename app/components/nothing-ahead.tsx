import type { FoundSession } from "#models/booking/finding.ts";
import { ButtonLink } from "./button.tsx";
import { Empty } from "./empty.tsx";
import { FitRows } from "./fits-you.tsx";
import { useTexts } from "./texts.tsx";

interface NothingAheadProps {
  fits: readonly FoundSession[];
  /** Never asked for a place: what most people begin with is said, and the row of seats is shown. */
  first: boolean;
  /** Something else on the page has the filled button. */
  second?: boolean;
}

/** Where nothing is booked and nobody waits for the reader: why, what is free for them, and the way to all. */
export function NothingAhead({ fits, first, second }: NothingAheadProps) {
  const { home } = useTexts();
  const free = fits.length > 0;
  return (
    <Empty title={first ? home.emptyTitle : home.quiet.title} first={first}>
      <p>{first ? home.empty(fits.length) : home.quiet.text(free)}</p>
      {free && <FitRows sessions={fits} />}
      <p>
        <ButtonLink to={free ? "/find" : "/find?can="} kind={second ? "second" : "filled"}>
          {free ? home.seeAll : home.quiet.all}
        </ButtonLink>
      </p>
    </Empty>
  );
}
