import { announceDueRounds, announceRound } from "#models/matching/announce.ts";
import { matchDueRounds, startMatching } from "#models/matching/matching.ts";
import { openRound } from "#models/matching/round.ts";
import { roundView } from "#models/matching/round-view.ts";
import { rankWishes } from "#models/matching/wish-list.ts";
import type { Wish } from "#models/matching/wish.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { abreast } from "#models/database/abreast.ts";
import { unlessRefused } from "./bookings.ts";
import { find, type Crew } from "./crew.ts";
import type { DemoSession, DemoSites } from "./programme.ts";
import type { Dice } from "./random.ts";

const DAY = 86_400_000;
const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY);

interface Setting {
  crew: Crew;
  coordinator: PersonActor;
  sites: DemoSites;
  sessions: readonly DemoSession[];
  dice: Dice;
  now: Date;
}

/** A round that was announced some days ago: its people are booked, the others know why not. */
export async function finishedRound(setting: Setting): Promise<void> {
  const { coordinator, now } = setting;
  const announced = daysFrom(now, -5);
  const id = await open(setting, { name: "Autumn round", at: daysFrom(now, -20), first: 2, last: 14, deadline: -6 });
  await wishes(setting, id, { first: 2, last: 14, people: 4, at: daysFrom(now, -10) });
  await scarce(setting, id, daysFrom(now, -9));
  await startMatching(coordinator, id, announced);
  await matchDueRounds(() => announced);
  const { run, figures } = await roundView(coordinator, id);
  await announceRound(coordinator, id, { run, placed: figures!.placed }, announced);
  await announceDueRounds(() => announced);
}

/** A round that takes wishes now; Maren has ranked two. */
export async function openWishes(setting: Setting): Promise<void> {
  const { crew, sessions, now } = setting;
  const days = { first: 16, last: 50 };
  const id = await open(setting, { name: "Winter round", at: daysFrom(now, -4), ...days, deadline: 12 });
  await wishes(setting, id, { ...days, people: 3, at: daysFrom(now, -2) });
  const maren = find(crew, "SEC", "Maren Okafor-Lindqvist");
  const desk = sessions.find(({ plan, startsAt }) => plan.code === "APC" && startsAt > daysFrom(now, days.first + 1));
  const wanted: Wish[] = [
    ...(desk ? [{ kind: "session" as const, id: desk.id }] : []),
    { kind: "department", id: crew.departments.get("PRM")! },
  ];
  await unlessRefused(async () =>
    rankWishes(await crew.actor(maren, now), { roundId: id, personId: maren }, wanted, daysFrom(now, -1)),
  );
}

interface Opening {
  name: string;
  at: Date;
  /** Days from now. */
  first: number;
  last: number;
  deadline: number;
}

function open({ coordinator, sites, now }: Setting, { name, at, first, last, deadline }: Opening): Promise<string> {
  const { zone } = sites.ambar;
  const day = (days: number): string => addDays(localDate(now, zone), days);
  const facts = {
    ...{ name, zone, firstDay: day(first), lastDay: day(last), deadlineDay: day(deadline), deadlineClock: "18:00" },
    ...{ departmentIds: [], seed: "", key: `demo-round-${first}`, tell: false },
  };
  return openRound(coordinator, facts, at);
}

/** More people than there are places want one and the same session, and nothing else: some of them find no place. */
async function scarce({ crew, sessions, now }: Setting, roundId: string, at: Date): Promise<void> {
  const [session] = sessions
    .filter(
      ({ startsAt, plan }) => startsAt > daysFrom(now, 3) && startsAt < daysFrom(now, 13) && !plan.clearances.length,
    )
    .toSorted((one, other) => one.plan.places - other.plan.places);
  if (!session) return;
  for (const code of [...crew.departments.keys()].filter((one) => one !== session.plan.code).slice(0, 7)) {
    const { id } = crew.people.get(code)![13]!;
    const actor = await crew.actor(id, now);
    await unlessRefused(() => rankWishes(actor, { roundId, personId: id }, [{ kind: "session", id: session.id }], at));
  }
}

/** So many people of each department rank two to five wishes, for sessions on the round's days or whole departments. */
async function wishes(
  { crew, sessions, dice, now }: Setting,
  roundId: string,
  { first, last, people, at }: { first: number; last: number; people: number; at: Date },
): Promise<void> {
  const within = sessions.filter(
    ({ startsAt }) => startsAt > daysFrom(now, first + 1) && startsAt < daysFrom(now, last - 1),
  );
  const codes = [...crew.departments.keys()];
  const lists: { id: string; wanted: Wish[] }[] = [];
  for (const code of codes) {
    const others = within.filter(({ plan }) => plan.code !== code);
    // Those named in the pages stand first in their departments: their days are told already.
    for (const { id } of crew.people.get(code)!.slice(8, 8 + people)) {
      const wanted = new Map<string, Wish>();
      for (let count = 2 + dice.roll(4); count > 0; count--) {
        const wish: Wish = dice.chance(65)
          ? { kind: "session", id: dice.pick(others).id }
          : { kind: "department", id: crew.departments.get(dice.pick(codes.filter((one) => one !== code)))! };
        wanted.set(`${wish.kind}:${wish.id}`, wish);
      }
      lists.push({ id, wanted: [...wanted.values()] });
    }
  }
  await abreast(lists, async ({ id, wanted }) => {
    const actor = await crew.actor(id, now);
    await unlessRefused(() => rankWishes(actor, { roundId, personId: id }, wanted, at));
  });
}
