import type { TeamWeek } from "#models/booking/team-week.ts";
import { addDays, sayClock, sayShortDay } from "#models/shared/time.ts";
import { Anchor } from "./anchor.tsx";
import { Section } from "./section.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { Week, WeekKey } from "./week.tsx";

/** Who of a team is away on which day of a week, who asks to be, and the most at once against the cap. */
export function TeamWeekSection({ week }: { week: TeamWeek }) {
  const { team } = useTexts();
  const { locale } = useReading();
  const day = (at: Date) => sayShortDay(at, week.zone, locale);
  const at = (shift: number) => `/team?department=${week.department.id}&week=${addDays(week.monday, shift)}`;
  return (
    <Section
      title={team.week(day(week.days[0]!.at), day(week.days[6]!.at))}
      note={
        <p>
          <Anchor to={at(-7)}>{team.before}</Anchor> · <Anchor to={at(7)}>{team.after}</Anchor>
        </p>
      }
    >
      {week.others.length > 1 && (
        <p>
          {week.others.map(({ id, name }, number) => (
            <span key={id}>
              {number > 0 && " · "}
              <Anchor to={`/team?department=${id}&week=${week.monday}`}>{name}</Anchor>
            </span>
          ))}
        </p>
      )}
      <Week
        label={team.weekLabel}
        who={team.person}
        days={week.days.map((one) => day(one.at))}
        people={week.people.map((person) => ({
          id: person.id,
          name: person.name,
          away: person.days.map((entry) => {
            if (!entry) return undefined;
            const clock = sayClock(entry.at, week.zone, locale);
            return {
              kind: entry.kind,
              text: entry.kind === "booked" ? team.entry(clock, entry.code) : team.entryAsks(clock),
            };
          }),
        }))}
        sums={{
          name: team.sums(week.department.atOnce),
          days: week.days.map(({ away, ask, full, kept }) => ({
            ...{ text: team.sum(away, ask), full },
            mark: kept === null ? null : team.protect.mark(kept),
          })),
        }}
      />
      <WeekKey
        marks={[
          { kind: "booked", text: team.booked },
          { kind: "asked", text: team.asked },
        ]}
      >
        {week.people.length === 0 ? team.nobody : team.rest(week.department.people - week.people.length)}
      </WeekKey>
    </Section>
  );
}
