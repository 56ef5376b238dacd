import type { Cover } from "#models/booking/cover.ts";
import { Icon } from "./icon.tsx";
import { Meter } from "./meter.tsx";
import { useReading, useTexts } from "./texts.tsx";

interface TeamCoverProps {
  cover: Cover;
  /** The release cap, null for none; the fewest who must stay at work, 0 for none. */
  atOnce: number | null;
  staffing: number;
  /** Who asks before, once whose release this one would be refused. */
  before: readonly string[];
}

/** What releasing one request does to the team: to its cap, drawn, and to how many stay at work. */
export function TeamCover({ cover, atOnce, staffing, before }: TeamCoverProps) {
  const { team, words } = useTexts();
  const { locale } = useReading();
  const { away, stay, fullMinutes } = cover;
  const refused = cover.refused ?? cover.after?.refused;
  const names = new Intl.ListFormat(locale, { type: "conjunction" }).format(before);
  const capped = refused === "cap-reached" && atOnce !== null;
  return (
    <>
      {refused ? (
        <span className="cap cap--full">
          <Icon name="alert-triangle" />
          {cover.refused ? team.cover.no[cover.refused] : cover.after && team.cover.after[cover.after.refused](names)}
        </span>
      ) : atOnce === null ? (
        team.awayNoCap(away)
      ) : (
        <Meter cap={atOnce} away={away} would={1}>
          {team.away(away, atOnce)}
        </Meter>
      )}
      {capped && <span className="soft">{team.cover.full(atOnce, words.duration(fullMinutes))}</span>}
      {!capped && staffing > 0 && <span className="soft">{team.cover.stay(stay, staffing)}</span>}
    </>
  );
}
