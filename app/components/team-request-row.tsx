import type { Cover } from "#models/booking/cover.ts";
import { Anchor } from "./anchor.tsx";
import { ButtonLink } from "./button.tsx";
import { Row } from "./row.tsx";
import { useSay } from "./say.ts";
import { TeamCover } from "./team-cover.tsx";
import { useTexts } from "./texts.tsx";

export interface TeamRequestFacts {
  id: string;
  name: string;
  title: string;
  hostName: string;
  aim: string;
  awayFrom: Date;
  awayTo: Date;
  /** Some of the time away is on the way to the session or back. */
  travels: boolean;
  answerBy: Date | null;
  /** The release cap, null for none; the fewest who must stay at work, 0 for none. */
  atOnce: number | null;
  staffing: number;
  /** What releasing it does to the team; and who asks before it, once whose release it would be refused. */
  cover: Cover;
  before: string[];
}

/** Somebody of the team asks to be away: until when to answer, what it would do to the cap, and the ways to answer. */
export function TeamRequestRow({ request, first }: { request: TeamRequestFacts; first: boolean }) {
  const { team } = useTexts();
  const say = useSay();
  const { id, name, title, hostName, aim, awayFrom, awayTo, travels, answerBy, cover, atOnce, staffing, before } =
    request;
  const visits = travels ? team.visitsWithTravel : team.visits;
  const page = `/bookings/${id}/release`;
  return (
    <Row
      timeSaid={team.answerBy}
      time={answerBy ? say.clock(answerBy) : "–"}
      timeNote={answerBy && say.due(answerBy)}
      level={2}
      title={team.asks(name, title)}
      to={page}
      meta={visits(say.shortDay(awayFrom), say.clock(awayFrom), say.clock(awayTo), hostName)}
      why={aim && team.aim(aim)}
      state={<TeamCover cover={cover} atOnce={atOnce} staffing={staffing} before={before} />}
      act={
        <>
          <ButtonLink to={page} kind={first ? undefined : "second"} small>
            {team.release}
          </ButtonLink>
          <Anchor to={`${page}#decline`}>{team.decline}</Anchor>
        </>
      }
    />
  );
}
