import { findSessions } from "#models/booking/finding.ts";
import { ahead, behind } from "#models/booking/mine.ts";
import { asOwn } from "#models/booking/own.ts";
import { lookAtSession } from "#models/booking/session-look.ts";
import { requestsFor } from "#models/booking/team.ts";
import { teamWeek } from "#models/booking/team-week.ts";
import { Department } from "#models/people/department.document.ts";
import { searchPeople } from "#models/people/directory.ts";
import { Person } from "#models/people/person.document.ts";
import { actorFor } from "#models/people/person.ts";
import { countSessions } from "#models/programme/listing.ts";
import { Session } from "#models/programme/session.document.ts";
import { addDays, localDate } from "#models/shared/time.ts";

const ZONE = "Europe/Madrid";

/** What pages ask of the models, for the n-th of some people, departments and sessions. */
export async function questions(now: Date): Promise<Record<string, (n: number) => Promise<unknown>>> {
  const some = <T>(list: T[], n: number): T => list[n % list.length]!;
  const ids = (list: { _id: unknown }[]): string[] => list.map(({ _id }) => String(_id));
  const people = ids(await Person.find({}, { _id: 1 }).limit(100).lean());
  const departments = await Department.find({}, { leads: 1 }).limit(10).lean();
  const leads = departments.map((department) => String(department.leads[0]));
  const coming = ids(
    await Session.find({ startsAt: { $gt: now } }, { _id: 1 })
      .limit(100)
      .lean(),
  );
  const today = localDate(now, ZONE);
  const month = { from: today, until: addDays(today, 30), limit: 400, most: 400 };
  const team = (n: number): string => String(some(departments, n)._id);

  return {
    "Find, what I can take": async (n) =>
      Promise.all([findSessions(some(people, n), { freeOnly: true }, ZONE, now), countSessions({}, ZONE, now)]),
    "Find, one department": (n) => findSessions(some(people, n), { departmentId: team(n) }, ZONE, now),
    "Find, one kind with places": (n) =>
      findSessions(some(people, n), { kinds: ["briefing"], placesLeft: true }, ZONE, now),
    "Calendar, a month": (n) => findSessions(some(people, n), month, ZONE, now),
    "A session's page": async (n) => lookAtSession((await actorFor(some(people, n), now))!, some(coming, n), now),
    "People, everybody": () => searchPeople({ words: "" }),
    "People, a common beginning": (n) => searchPeople({ words: some(["a", "lind", "gom", "fer"], n) }),
    "People, two words": (n) =>
      searchPeople({ words: some(["noor rar", "emre abad", "100042", "noor costa", "loader rosa"], n) }),
    "People, one department": (n) => searchPeople({ words: some(["", "h"], n), departmentId: team(n) }),
    "My sessions": async (n) => {
      const id = some(people, n);
      return [await asOwn(id, await ahead(id, now), now), await asOwn(id, await behind(id, now), now)];
    },
    "Team page": async (n) => {
      const lead = (await actorFor(some(leads, n), now))!;
      return Promise.all([requestsFor(lead, now), teamWeek(lead, null, null, now)]);
    },
  };
}
