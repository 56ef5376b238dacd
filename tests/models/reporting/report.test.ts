import { beforeEach, describe, expect, test } from "vitest";
import { Types } from "mongoose";
import { diceFrom } from "#jobs/commands/demo/random.ts";
import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { OTHER_SHIFTS } from "#models/shared/shift.ts";
import { askedRows } from "#models/reporting/asked-rows.ts";
import { coveredRows } from "#models/reporting/covered-rows.ts";
import { reflectedRows } from "#models/reporting/reflected-rows.ts";
import { figuresOf } from "#models/reporting/department-figures.ts";
import { halfAnsweredIn } from "#models/reporting/figures/answer-time.ts";
import { MOST_SHIFTS } from "#models/reporting/figures/fairness.ts";
import { PROMISE_ROWS, promiseRows, promisesToExport } from "#models/reporting/promise-rows.ts";
import { visitRows, visitsToExport } from "#models/reporting/report-rows.ts";
import { fits, makeReport } from "#models/reporting/report.ts";
import { KeptReport } from "#models/reporting/kept-report.document.ts";
import { reportOf } from "#models/reporting/kept.ts";
import { spanOf, type Scope } from "#models/reporting/scope.ts";
import { addMinutes } from "#models/shared/time.ts";
import { BOOKING_STATES, OUTCOMES, REFLECTION_ROLES } from "#models/shared/vocabulary.ts";
import { actor, build, cast, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";

await freshDatabase();

const ZONE = "Europe/Madrid";
const SEED = 20_261_126;
const SEEN = ["attended", "partly", "stand-in"];
let people: Cast;
beforeEach(async () => {
  people = await cast();
});
const coordinator = () => actor(people.beatriz);
const scope = (more: Partial<Scope> = {}): Scope => ({ from: "2026-10-01", until: "2026-11-25", zone: ZONE, ...more });

/** Everything as it lies there. */
async function documents() {
  const [bookings, sessions, departments, staff, reflections] = await Promise.all([
    Booking.find().lean(),
    Session.find().lean(),
    Department.find().lean(),
    Person.find().lean(),
    Reflection.find().lean(),
  ]);
  return { bookings, sessions, departments, staff, reflections };
}

/** 400 bookings of 60 people on 80 sessions over fifteen months, in any state, with any outcome; the cast of them. */
const yearMade = madeOnce(async () => {
  const made = await cast();
  const dice = diceFrom(SEED);
  const { maren, tomas, linh } = made;
  const hosts = [maren, tomas, linh];
  const homes = await Department.find().lean();
  const crowd: PersonDocument[] = [];
  for (const home of homes.slice(0, 4))
    for (const shift of ["Early rota", "Nights", undefined])
      crowd.push(...(await build.crowd(5, home, { ...(shift && { shift }) })));
  const sessions: SessionDocument[] = [];
  for (let n = 0; n < 80; n++)
    sessions.push(
      await build.session({
        host: hosts[dice.roll(3)]!,
        startsIn: -dice.roll(24 * 450) + 24 * 30,
        state: dice.chance(85) ? "published" : "cancelled",
      }),
    );
  const rows: Partial<BookingDocument>[] = [];
  for (let n = 0; n < 400; n++) {
    const [session, person] = [dice.pick(sessions), dice.pick(crowd)];
    const state = dice.chance(60) ? "booked" : dice.pick([...BOOKING_STATES]);
    const asked = dice.chance(50);
    const createdAt = addMinutes(session.startsAt, -60 * 24 * 10);
    const answerBy = asked ? addMinutes(createdAt, 60 * 24) : null;
    const firm = state === "booked" || dice.chance(20);
    rows.push({
      _id: new Types.ObjectId(),
      session: session._id,
      plan: session.plan,
      person: person._id,
      host: session.department,
      department: person.department,
      ...{ supervisor: null, state, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt },
      ...{
        awayFrom: session.startsAt,
        awayTo: session.endsAt,
        uid: `u${n}`,
        stamp: createdAt,
        key: `k${n}`,
        createdAt,
      },
      outcome: state === "booked" && dice.chance(80) ? dice.pick([...OUTCOMES]) : null,
      endedAt: !["requested", "waiting", "offered", "booked"].includes(state)
        ? addMinutes(createdAt, 60 * dice.roll(48))
        : null,
      release: {
        ...{ how: firm ? "decided" : "none", by: null, answerBy, needs: [], atOnce: null, reminded: 0 },
        at: firm ? addMinutes(createdAt, 60 * dice.roll(48)) : null,
      },
    });
  }
  const taken = new Set<string>();
  const once = rows.filter(({ session, person }) => {
    const both = `${String(session)} ${String(person)}`;
    return !taken.has(both) && taken.add(both);
  });
  await Booking.insertMany(once);
  await Reflection.insertMany(
    once
      .filter(({ outcome }) => outcome === "attended")
      .map(({ _id, session, person, host, department, endsAt }) => ({
        ...{ booking: _id, session, role: dice.pick([...REFLECTION_ROLES]), author: person, host, department },
        ...{ endedAt: endsAt, askedAt: endsAt, sentAt: dice.chance(60) ? endsAt : null },
      })),
  );
  return made;
});

async function crowdedYear(): Promise<void> {
  people = await yearMade();
}

describe("figures are those of a plain loop over the documents", () => {
  test.each([
    ["everything", {}],
    ["another time", { from: "2026-03-01", until: "2026-06-30" }],
    ["one department", { departmentId: "home" }],
    ["one site", { siteId: "site" }],
    ["a kind nobody hosts", { kind: "journey" as const }],
  ])("%s", async (_name, narrowed) => {
    await crowdedYear();
    const all = await documents();
    const here = all.departments[0]!;
    const asked = scope({
      ...narrowed,
      ...("departmentId" in narrowed && { departmentId: String(here._id) }),
      ...("siteId" in narrowed && { siteId: String(here.site) }),
    });
    const report = await makeReport(await coordinator(), asked, noon);

    const atSite = new Set(all.departments.filter((one) => !asked.siteId || String(one.site) === asked.siteId).map((one) => String(one._id))); // prettier-ignore
    const start = (date: string): number => new Date(`${date}T00:00:00${offsetOf(date)}`).getTime();
    const [from, to] = [start(asked.from), start(dayAfter(asked.until))];
    const yearAgo = start(`${Number(dayAfter(asked.until).slice(0, 4)) - 1}${dayAfter(asked.until).slice(4)}`);
    const inScope = all.bookings.filter(
      (one) =>
        atSite.has(String(one.host)) &&
        asked.kind === undefined &&
        (!asked.departmentId || [String(one.department), String(one.host)].includes(asked.departmentId)),
    );
    const seen = (one: (typeof inScope)[number]): boolean =>
      one.state === "booked" && SEEN.includes(String(one.outcome));
    const during = inScope.filter(({ startsAt }) => +startsAt >= from && +startsAt < to);
    const year = inScope.filter(({ startsAt }) => +startsAt >= yearAgo && +startsAt < to);

    expect(report.visits.held).toBe(during.filter(seen).length);
    expect(report.months.reduce((sum, { visits }) => sum + visits, 0)).toBe(year.filter(seen).length);
    const pairs = new Map<string, number>();
    for (const one of year.filter(seen)) {
      if (one.department.equals(one.host)) continue;
      const pair = `${String(one.department)} ${String(one.host)}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    expect(new Map(report.pairs.map(({ home, host, count }) => [`${home} ${host}`, count]))).toEqual(pairs);
    const others = all.departments.length - 1;
    const total = asked.departmentId ? 2 * others : all.departments.length * others;
    expect([report.matrix.never.pairs, report.matrix.never.of]).toEqual([total - pairs.size, total]);

    let [kept, of] = [0, 0];
    for (const { department, state, release, endedAt } of during) {
      if (!release.answerBy || (asked.departmentId && String(department) !== asked.departmentId)) continue;
      const answered = release.at ?? (state === "declined" ? endedAt : null);
      const waits = state === "requested" && release.answerBy > noon;
      const endedBefore = !["requested", "lapsed"].includes(state) && endedAt && endedAt <= release.answerBy;
      if (!answered && (waits || endedBefore)) continue;
      of += 1;
      if (answered && answered <= release.answerBy) kept += 1;
    }
    for (const one of all.sessions) {
      if (!atSite.has(String(one.department)) || asked.kind) continue;
      if (asked.departmentId && String(one.department) !== asked.departmentId) continue;
      if (+one.startsAt < from || +one.startsAt >= to || (one.state === "published" && one.endsAt > noon)) continue;
      of += 1;
      const spoilt = during.some((two) => two.session.equals(one._id) && ["host-absent", "not-held"].includes(String(two.outcome))); // prettier-ignore
      if (one.state === "published" && !spoilt) kept += 1;
    }
    expect([report.promise.all.count, report.promise.all.of]).toEqual([kept, of]);

    const trained = new Set(year.filter(seen).map(({ person }) => String(person)));
    const staff = all.staff.filter(({ department, leftAt }) => !leftAt && (!asked.departmentId || String(department) === asked.departmentId)); // prettier-ignore
    expect([report.coverage.all.count, report.coverage.all.of]).toEqual([
      staff.filter(({ _id }) => trained.has(String(_id))).length,
      staff.length,
    ]);
    // Of one department: its own people, not those who visit it.
    const ours = ({ department }: Pick<BookingDocument, "department">): boolean =>
      !asked.departmentId || String(department) === asked.departmentId;
    const askers = new Map<string, Set<string>>();
    for (const { department, person } of during.filter(ours)) {
      const home = String(department);
      askers.set(home, (askers.get(home) ?? new Set()).add(String(person)));
    }
    expect(new Map(report.fairness.departments.map(({ group, got }) => [group, got.of]))).toEqual(
      new Map([...askers].map(([home, some]) => [home, some.size])),
    );
    for (const { group, got } of report.fairness.departments) {
      const placed = new Set(during.filter(({ department, release }) => String(department) === group && release.at).map(({ person }) => String(person))); // prettier-ignore
      expect(got.count).toBe(placed.size);
    }

    const shiftOf = new Map(all.staff.map(({ _id, shift }) => [String(_id), shift ?? ""]));
    const byShift: Record<string, [asked: number, got: number, visits: number]> = {};
    for (const person of new Set(year.filter(ours).map((one) => String(one.person))))
      for (const quarter of ["2025-01", "2025-04", "2025-07", "2025-10", "2026-01", "2026-04", "2026-07", "2026-10"]) {
        const until = `${quarter.endsWith("10") ? Number(quarter.slice(0, 4)) + 1 : quarter.slice(0, 4)}-${{ "01": "04", "04": "07", "07": "10", "10": "01" }[quarter.slice(5)]!}-01`;
        const [first, last] = [start(`${quarter}-01`), start(until)];
        const own = year.filter(
          (one) => ours(one) && String(one.person) === person && +one.startsAt >= first && +one.startsAt < last,
        );
        if (own.length === 0) continue;
        const sum = (byShift[`${quarter}-01 ${shiftOf.get(person)!}`] ??= [0, 0, 0]);
        sum[0] += 1;
        sum[1] += own.some(({ release }) => release.at) ? 1 : 0;
        sum[2] += own.filter(seen).length;
      }
    expect(
      Object.fromEntries(
        report.fairness.shifts.flatMap(({ quarter, shifts }) =>
          shifts.map(({ group, got, visits }) => [`${quarter} ${group}`, [got.of, got.count, visits]]),
        ),
      ),
    ).toEqual(byShift);

    const answered = all.reflections.filter(({ booking }) => during.some(({ _id }) => _id.equals(booking)));
    expect([report.reflected.all.count, report.reflected.all.of]).toEqual([
      answered.filter(({ sentAt }) => sentAt).length,
      answered.length,
    ]);
    for (const half of PROMISE_ROWS) {
      const due: { id: string; kept: boolean }[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const wish = { of: half, missed: false, ...(after && { after }) };
        const page = await promiseRows(await coordinator(), asked, wish, noon, 7);
        due.push(...page.rows.map(({ id, kept: yes }) => ({ id, kept: yes })));
        after = page.next;
      }
      const counts = report.promise.departments.map((one) => (half === "requests" ? one.answered : one.held));
      const sum = (name: "count" | "of") => counts.reduce((total, one) => total + one[name], 0);
      expect([new Set(due.map(({ id }) => id)).size, due.length, due.filter((one) => one.kept).length]).toEqual([
        ...[sum("of"), sum("of"), sum("count")],
      ]);
      const missed: string[] = [];
      for await (const row of promisesToExport(await coordinator(), asked, half, noon))
        if (!row.kept) missed.push(row.id);
      const first = await promiseRows(await coordinator(), asked, { of: half, missed: true }, noon, 1_000);
      expect(first.rows.map(({ id }) => id)).toEqual(missed);
    }

    /** All pages of a list, in their order. */
    const allOf = async <R>(page: (after?: string) => Promise<{ rows: R[]; next: string | null }>): Promise<R[]> => {
      const rows: R[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const found = await page(after ?? undefined);
        rows.push(...found.rows);
        after = found.next;
      }
      return rows;
    };
    const reader = await coordinator();
    const told = await allOf((after) => reflectedRows(reader, asked, after, 7));
    expect(told.map(({ booking, role, answeredAt }) => `${booking} ${role} ${answeredAt !== null}`).toSorted()).toEqual(
      answered.map(({ booking, role, sentAt }) => `${String(booking)} ${role} ${sentAt !== null}`).toSorted(),
    );
    expect([told.filter(({ answeredAt }) => answeredAt).length, told.length]).toEqual([
      ...[report.reflected.all.count, report.reflected.all.of],
    ]);
    const present = await allOf((after) => coveredRows(reader, asked, after ? { after } : {}, 7));
    expect(new Set(present.map(({ id }) => id))).toEqual(new Set(staff.map(({ _id }) => String(_id))));
    expect([present.filter(({ visits }) => visits > 0).length, present.length]).toEqual([
      ...[report.coverage.all.count, report.coverage.all.of],
    ]);
    for (const { id, visits } of present)
      expect(visits).toBe(year.filter((one) => seen(one) && String(one.person) === id).length);
    const personOf = new Map(all.bookings.map(({ _id, person }) => [String(_id), String(person)]));
    for (const { group, got } of report.fairness.departments) {
      const rows = await allOf((after) => askedRows(reader, asked, { home: group }, after, 7));
      expect(new Set(rows.map(({ booking }) => personOf.get(booking))).size).toBe(got.of);
      expect(new Set(rows.filter((row) => row.got).map(({ booking }) => personOf.get(booking))).size).toBe(got.count);
    }
    if (asked.departmentId) {
      const visitors = during.filter((one) => !ours(one)).map(({ department }) => String(department));
      expect(visitors.length).toBeGreaterThan(0);
      for (const home of new Set(visitors)) expect(await allOf((after) => askedRows(reader, asked, { home }, after, 7))).toEqual([]); // prettier-ignore
    }
    for (const { quarter, shifts } of report.fairness.shifts)
      for (const { group, got } of shifts) {
        const rows = await allOf((after) => askedRows(reader, asked, { quarter, shift: group }, after, 7));
        expect(new Set(rows.map(({ booking }) => personOf.get(booking))).size).toBe(got.of);
        expect(new Set(rows.filter((row) => row.got).map(({ booking }) => personOf.get(booking))).size).toBe(got.count);
      }

    const exported: string[] = [];
    for await (const { id } of visitsToExport(await coordinator(), asked)) exported.push(id);
    const rows: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await visitRows(await coordinator(), asked, after ? { after } : {}, 7);
      rows.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(rows).toEqual(exported);
    expect(new Set(rows)).toEqual(new Set(during.filter(seen).map(({ _id }) => String(_id))));
  });
});

/** Madrid's offset at the start of a day of 2025 and 2026. */
const offsetOf = (date: string): string =>
  (date > "2025-03-30" && date <= "2025-10-26") || (date > "2026-03-29" && date <= "2026-10-25") ? "+02:00" : "+01:00";
const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

describe("the figures of a department's page", () => {
  test("are the report's, and those of a plain loop", async () => {
    await crowdedYear();
    const { bookings, departments } = await documents();
    const sites = new Map((await Site.find().lean()).map((site) => [String(site._id), site]));
    for (const { _id, site } of departments) {
      const id = String(_id);
      const { zone } = sites.get(String(site))!;
      const year = { from: "2025-11-26", until: "2026-11-25", zone };
      const report = await makeReport(await coordinator(), { ...year, departmentId: id }, noon);
      const { promise, observed, answers } = await figuresOf(id, noon);
      const none = { count: 0, of: 0, percent: null };
      expect(promise).toEqual(report.promise.departments.find(({ department }) => department === id)?.kept ?? none);
      const { from, to } = spanOf(year);
      const here = bookings.filter((one) => one.startsAt >= from && one.startsAt < to);
      const seen = here.filter((one) => one.host.equals(_id) && SEEN.includes(String(one.outcome)));
      expect(observed.people).toBe(new Set(seen.map(({ person }) => String(person))).size);
      expect(observed.departments).toBe(new Set(seen.map(({ department }) => String(department))).size);
      const asked = here.filter((one) => one.department.equals(_id) && one.release.answerBy !== null);
      expect(answers.of).toBe(asked.filter((one) => one.release.at || one.state === "declined").length);
    }
  });

  test("say in how many working minutes half are answered, from five on", () => {
    const site = {
      zone: ZONE,
      workingHours: { weekdays: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" },
      closedDays: [],
    };
    const asked = (minutes: number) => ({ askedAt: noon, answeredAt: addMinutes(noon, minutes) });
    const some = [asked(10), asked(20), asked(30), asked(40)];
    expect(halfAnsweredIn(some, site)).toEqual({ minutes: null, of: 4 });
    // Noon is 13:00 there: of the last, four hours are of that day, and the night does not count.
    expect(halfAnsweredIn([...some, asked(60 * 20)], site)).toEqual({ minutes: 30, of: 5 });
    expect(
      halfAnsweredIn(
        [1, 2, 3, 4, 5].map(() => asked(60 * 20)),
        site,
      ),
    ).toEqual({ minutes: 5 * 60, of: 5 });
    expect(halfAnsweredIn([...some, { askedAt: null, answeredAt: noon }], site).of).toBe(4);
  });

  test("say what visitors answered only where five did, and of nothing nothing", async () => {
    const { tomas } = people;
    const id = String(tomas.department);
    const nothing = { promise: { count: 0, of: 0, percent: null }, recommend: { rating: null, of: 0 } };
    expect(await figuresOf(id, noon)).toMatchObject({ ...nothing, observed: { people: 0, departments: 0 } });
    const answer = (rating: number, more: object = {}) => ({
      ...{ booking: new Types.ObjectId(), session: new Types.ObjectId(), author: new Types.ObjectId() },
      ...{ role: "shadow", host: tomas.department, department: people.security._id, rating, state: "sent" },
      ...{ endedAt: addMinutes(noon, -90), askedAt: addMinutes(noon, -60), sentAt: addMinutes(noon, -30), ...more },
    });
    const others = [answer(1, { role: "host" }), answer(1, { state: "asked", sentAt: null }), answer(1, { sentAt: new Date("2025-11-25T12:00:00Z") })]; // prettier-ignore
    await Reflection.insertMany([answer(5), answer(5), answer(4), answer(4), ...others]);
    expect((await figuresOf(id, noon)).recommend).toEqual({ rating: null, of: 4 });
    await Reflection.insertMany([answer(4)]);
    expect((await figuresOf(id, noon)).recommend).toEqual({ rating: 4.4, of: 5 });
  });
});

describe("an honest report", () => {
  test("of nothing says nothing", async () => {
    const report = await makeReport(await coordinator(), scope(), noon);
    expect(report.visits).toEqual({ held: 0, before: 0 });
    expect(report.promise.all).toEqual({ count: 0, of: 0, percent: null });
    expect(report.months).toHaveLength(13);
    expect(report.fairness).toEqual({ departments: [], shifts: [] });
  });

  test("shows no share of fewer than five", async () => {
    const { maren, tomas } = people;
    const session = await build.session({ host: tomas, startsIn: 9 });
    const { _id } = await build.booking(maren, session);
    await Booking.updateOne({ _id }, { $set: { outcome: "attended", state: "booked" } });
    const { coverage, visits, fairness } = await makeReport(await coordinator(), scope(), noon);
    expect(visits.held).toBe(1);
    expect(fairness.departments.map(({ got }) => [got.of, got.percent])).toEqual([[1, null]]);
    expect(coverage.departments.every(({ trained }) => trained.of >= 5 || trained.percent === null)).toBe(true);
  });

  test("tells so many shifts apart, and adds up the others", async () => {
    const session = await build.session({ host: people.tomas, startsIn: 9 });
    for (let n = 0; n < MOST_SHIFTS + 2; n++)
      for (const one of await build.crowd(n < MOST_SHIFTS ? 2 : 1, people.security, { shift: `Rota ${n}` }))
        await build.booking(one, session);
    const { fairness } = await makeReport(await coordinator(), scope(), noon);
    expect(fairness.shifts.map(({ shifts }) => shifts.map(({ group, got }) => [group, got.of]))).toEqual([
      [...Array.from({ length: MOST_SHIFTS }, (_, n) => [`Rota ${n}`, 2]), [OTHER_SHIFTS, 2]],
    ]);
  });

  test("is for coordinators, and of a department for whoever leads it", async () => {
    const { ingrid, security, assisted } = people;
    const [own, other] = [String(security._id), String(assisted._id)];
    const lead = await actor(ingrid);
    expect((await makeReport(lead, scope({ departmentId: own }), noon)).narrowedTo).toBe(own);
    const asks = (departmentId?: string): (() => Promise<unknown>)[] => {
      const asked = scope(departmentId ? { departmentId } : {});
      return [
        () => makeReport(lead, asked, noon),
        () => reportOf(lead, asked, noon),
        () => visitRows(lead, asked, {}),
        () => promiseRows(lead, asked, { of: "requests", missed: false }, noon),
        () => reflectedRows(lead, asked),
        () => coveredRows(lead, asked),
        () => askedRows(lead, asked, { home: own }),
      ];
    };
    for (const ask of asks(own)) await ask();
    for (const ask of [...asks(), ...asks(other)]) await expect(ask()).rejects.toMatchObject({ code: "not-allowed" });

    for (const one of [people.maren, people.tomas, people.ingrid])
      await expect(makeReport(await actor(one), scope(), noon)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(visitRows(await actor(people.maren), scope(), {})).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("is about a year at most, forwards", () => {
    expect([
      fits({ from: "2026-01-01", until: "2026-12-31" }),
      fits({ from: "2026-01-01", until: "2027-01-01" }),
      fits({ from: "2026-01-02", until: "2026-01-01" }),
      fits({ from: "2026-01-01", until: "2027-01-02" }),
    ]).toEqual([true, true, false, false]);
  });
});

describe("a kept report", () => {
  /** A visit that a host says took place. */
  async function aVisit(): Promise<void> {
    const { _id } = await build.booking(people.maren, await build.session({ host: people.tomas, startsIn: 9 }));
    await Booking.updateOne({ _id }, { $set: { outcome: "attended", state: "booked" } });
  }
  const later = (minutes: number): Date => addMinutes(noon, minutes);

  test("is of the moment it says, for ten minutes, and counted anew when asked", async () => {
    const reader = await coordinator();
    const first = await reportOf(reader, scope(), noon, { long: 0 });
    await aVisit();
    expect(await reportOf(reader, scope(), later(9), { long: 0 })).toEqual(first);
    const anew = await reportOf(reader, scope(), later(9), { long: 0, anew: true });
    expect([first.visits.held, anew.visits.held, anew.asOf]).toEqual([0, 1, later(9)]);
    expect((await reportOf(reader, scope(), later(18))).asOf).toEqual(later(9));
    expect((await reportOf(reader, scope(), later(19))).asOf).toEqual(later(19));
    expect((await reportOf(reader, scope(), later(8))).asOf).toEqual(later(8));
  });

  test("is kept only where it took long", async () => {
    await reportOf(await coordinator(), scope(), noon, { long: 1_000_000 });
    expect(await KeptReport.countDocuments()).toBe(0);
  });

  test("never answers another scope", async () => {
    await aVisit();
    const { security, assisted, ingrid } = people;
    const [home, other] = [String(security._id), String(assisted._id)];
    const scopes = [
      ...[scope(), scope({ from: "2026-10-02" }), scope({ until: "2026-11-24" }), scope({ zone: "Atlantic/Canary" })],
      ...[scope({ departmentId: home }), scope({ departmentId: other }), scope({ siteId: String(security.site) })],
      ...[scope({ siteId: String(assisted.site), departmentId: home }), scope({ kind: "journey" })],
      scope({ kind: "journey", departmentId: home }),
    ];
    const reader = await coordinator();
    for (const one of scopes) await reportOf(reader, one, noon, { long: 0 });
    expect(await KeptReport.countDocuments()).toBe(scopes.length);
    for (const one of scopes)
      expect(await reportOf(reader, one, later(1))).toEqual(await makeReport(reader, one, noon));
    const lead = await actor(ingrid);
    expect((await reportOf(lead, scope({ departmentId: home }), later(1))).asOf).toEqual(noon);
    for (const one of [scope(), scope({ departmentId: other })])
      await expect(reportOf(lead, one, later(1))).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("is made once for all who ask at the same time", async () => {
    const reader = await coordinator();
    const all = await Promise.all(Array.from({ length: 5 }, () => reportOf(reader, scope(), noon)));
    expect(new Set(all).size).toBe(1);
  });
});
