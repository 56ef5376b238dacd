import { Feed } from "#models/calendar/feed.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { SignIn } from "#models/people/sign-in.document.ts";
import { Follower } from "#models/programme/follower.document.ts";
import { Proposal } from "#models/programme/proposal.document.ts";
import { batches } from "./batches.ts";
import { Tally } from "./tally.ts";

/** People who left are nowhere any more: no sign-in, no calendar address, no appointment, nobody's supervisor, no
 *  suggestion that waits, no letters about new dates. */
export async function leaversAreGone(): Promise<Tally[]> {
  const tally = new Tally(
    "I11",
    "Who has left is signed in nowhere, has no calendar address, is appointed to nothing and asks for no date.",
  );
  const all = batches(
    (beyond, limit, session) =>
      Person.find({ ...beyond, leftAt: { $ne: null } }, { roles: 1 }, { session })
        .sort({ _id: 1 })
        .limit(limit)
        .lean(),
    async (people, session) => {
      const some = { $in: people.map(({ _id }) => _id) };
      const [signIns, feeds, suggests, follows, supervised, appointed] = await Promise.all([
        SignIn.find({ person: some }, { person: 1 }, { session }).lean(),
        Feed.find({ person: some }, { person: 1 }, { session }).lean(),
        Proposal.find({ person: some, state: "open" }, { person: 1 }, { session }).lean(),
        Follower.find({ _id: some }, { _id: 1 }, { session }).lean(),
        Person.find({ supervisor: some }, { supervisor: 1 }, { session }).lean(),
        Department.find(
          { $or: [{ hosts: some }, { leads: some }, { "deputies.person": some }] },
          { hosts: 1, leads: 1, deputies: 1 },
          { session },
        ).lean(),
      ]);
      return new Set(
        [
          ...[...signIns, ...feeds, ...suggests].map(({ person }) => person),
          ...follows.map(({ _id }) => _id),
          ...supervised.map(({ supervisor }) => supervisor),
          ...appointed.flatMap(({ hosts, leads, deputies }) => [
            ...hosts,
            ...leads,
            ...deputies.map((one) => one.person),
          ]),
        ].map(String),
      );
    },
  );
  for await (const { batch, more: still } of all)
    for (const { _id, roles } of batch)
      tally.look(roles.length === 0 && !still.has(String(_id)), () => `person ${String(_id)}`);
  return [tally];
}
