import type { RoundRules } from "#models/matching/round-rules.ts";
import type { RoundView } from "#models/matching/round-view.ts";
import { Anchor } from "../anchor.tsx";
import { More } from "../more.tsx";
import { useSay } from "../say.ts";
import { Stack } from "../stack.tsx";
import { Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import { useDay } from "./days.ts";

/** The rules in force for a round: its window and limits, then the caps of the home teams. */
export function Rules({ round, rules }: { round: RoundView; rules: RoundRules }) {
  const { rules: words } = useTexts().round;
  const say = useSay();
  const day = useDay();
  // What it was matched with, not what is left by now.
  const { places, sessions } = round.figures ?? round;
  const lines = [
    { rule: words.days, here: words.fromTo(day(round.firstDay), day(round.lastDay)) },
    { rule: words.deadline, here: say.moment(round.wishesUntil) },
    { rule: words.who, here: round.departments.map(({ name }) => name).join(", ") || words.everybody(say.number(round.people)) }, // prettier-ignore
    { rule: words.wishes, here: words.most(say.number(rules.wishes)) },
    { rule: words.places, here: words.placesOf(say.number(places), sessions, say.number(sessions)) },
    { rule: words.minimums, here: words.minimumsText(rules.minimums, say.number(rules.minimums)) },
    { rule: words.clearances, here: words.clearancesText(rules.clearances, say.number(rules.clearances)) },
    { rule: words.hostDecides, here: words.hostDecidesText(rules.hostDecides, say.number(rules.hostDecides)) },
    { rule: words.ahead, here: words.most(say.number(rules.ahead)) },
    { rule: words.travel, here: words.minutes(say.number(rules.travelMinutes)) },
    { rule: words.own, here: words.ownText },
    { rule: words.order, here: words.orderText(round.seed) },
    { rule: words.decided, here: words.decidedText(say.number(rules.fixed), say.number(rules.barred)) },
  ];
  return (
    <More title={words.title}>
      <Stack>
        <Table
          caption={words.title}
          quietCaption
          folds
          dense
          rows={lines}
          rowKey={({ rule }) => rule}
          columns={[
            { name: words.rule, cell: ({ rule }: (typeof lines)[number]) => rule },
            { name: words.here, cell: ({ here }) => here },
          ]}
        />
        {rules.caps.length > 0 && (
          <Table
            caption={words.caps}
            dense
            rows={rules.caps}
            rowKey={({ id }) => id}
            columns={[
              {
                name: words.team,
                cell: ({ id, name }: (typeof rules.caps)[number]) => <Anchor to={`/departments/${id}`}>{name}</Anchor>,
              },
              { name: words.atOnce, cell: ({ atOnce }) => (atOnce === null ? "–" : say.number(atOnce)), num: true },
              { name: words.staffing, cell: ({ staffing }) => (staffing > 0 ? say.number(staffing) : "–"), num: true },
            ]}
          />
        )}
      </Stack>
    </More>
  );
}
