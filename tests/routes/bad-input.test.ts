import { readdirSync, readFileSync } from "node:fs";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { setClock } from "#app/server/clock.ts";
import { expectSound } from "../audited.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const id = (of: { _id: unknown }): string => String(of._id);

describe("nonsense in an address", () => {
  it("narrows nothing or shows nothing, and never breaks or changes anything", async () => {
    const c = await cast();
    const session = await build.session({ host: c.maria });
    const odd = ["", "%00", "%E0%A4%A", "-1", "{$ne:1}", "2026-13-45", "9999-12-31", "0000-01-01"].map((one) =>
      one.startsWith("%") ? one : encodeURIComponent(one),
    );
    const pages = [
      ...["from", "until", "site", "department", "kind", "part", "after", "left", "can"].map(
        (name) => `/find?${name}=`,
      ),
      ...["view", "at", "from", "until"].map((name) => `/find/calendar?${name}=`),
      ...["week", "department"].map((name) => `/team?${name}=`),
      ...["words", "department", "after"].map((name) => `/people?${name}=`),
      ...["words", "page"].map((name) => `/departments?${name}=`),
      ...["q", "q[$ne]"].map((name) => `/search?${name}=`),
      ...["show", "after"].map((name) => `/my-sessions?${name}=`),
      "/hosting?show=",
      ...["page", "seen"].map((name) => `/sessions/${id(session)}/cancellation?${name}=`),
    ];
    const lead = visit(c.ingrid);
    for (const page of pages)
      for (const one of odd) {
        const { status } = await lead.get(page + one);
        expect([page + one, [200, 400, 403, 404].includes(status)]).toEqual([page + one, true]);
      }
    expect(await Booking.countDocuments()).toBe(0);
    expect(await Session.findById(session._id).lean()).toEqual(session);
  }, 300_000);

  it("keeps what it means beside nonsense in other fields", async () => {
    const c = await cast();
    await build.session({ host: c.maria });
    const { status, text } = await visit(c.linh).get("/find?can=&site=nonsense&kind=feast&from=soon&after=x&part=noon");
    expect(status).toBe(200);
    expect(text).toContain("1 session ahead");
  });
});

describe("answers that come too late", () => {
  it("approving after the host cancelled, and cancelling after it was approved, say what was decided", async () => {
    const c = await cast();
    const session = await build.session({ host: c.maria });
    const request = await build.booking(c.maren, session);
    await visit(c.maria).post(`/sessions/${id(session)}/cancellation`, { reason: "Short of people" });
    const late = await visit(c.ingrid).post(`/bookings/${id(request)}/release`, { answer: "release" });
    expect(late.status).toBe(422);
    expect(late.text).toContain("This was already answered: Cancelled.");
    expect(await build.bookingNow(request)).toMatchObject({ state: "cancelled", endedHow: "host" });

    const other = await build.booking(c.maren, await build.session({ host: c.maria, startsIn: 96 }));
    await visit(c.ingrid).post(`/bookings/${id(other)}/release`, { answer: "release" });
    const own = await visit(c.maren).post(`/bookings/${id(other)}/cancellation`, {});
    expect(own.location).toBe("/my-sessions");
    expect(await build.bookingNow(other)).toMatchObject({ state: "cancelled", endedHow: "person" });
    const again = await visit(c.ingrid).post(`/bookings/${id(other)}/release`, { answer: "release" });
    expect(again.status).toBe(422);
    await expectSound();
  });
});

describe("an id that nothing has", () => {
  const text = (file: string): string => readFileSync(`app/routes/${file}`, "utf8");
  /** The addresses of everything that belongs to an id and takes a form. */
  const forms = readdirSync("app/routes")
    .filter((file) => file.includes("$id") && text(file).includes("function action("))
    .map(
      (file) =>
        `/${file
          .replace(/\.tsx$/, "")
          .replaceAll("_.", ".")
          .replaceAll(".", "/")
          .replace("$step", "close")}`,
    );

  it.each(["ffffffffffffffffffffffff", "6b09700000000000000000aa", "$ne"])(
    "is closed to every form: %s",
    async (none) => {
      const c = await cast();
      expect(forms.length).toBeGreaterThan(40);
      for (const person of [c.linh, c.maria, c.beatriz]) {
        const browser = visit(person);
        const answers = [];
        for (const form of forms) answers.push([form, (await browser.post(form.replace("$id", none))).status]);
        expect(answers.filter(([, status]) => status !== 403 && status !== 404)).toEqual([]);
      }
    },
  );
});

describe("ids of another department", () => {
  it("open nothing: plans, sessions, appointments, teams and reservations", async () => {
    const c = await cast();
    const plan = await build.plan(c.maria);
    const session = await build.session({ host: c.maria, plan: plan._id });
    const before = await Department.findById(c.baggage._id).lean();
    const piet = visit(c.piet); // leads Apron Control
    const closed: [string, Record<string, string>][] = [
      [`/plans/${id(plan)}`, { title: "Mine now" }],
      [`/plans/${id(plan)}/sessions/new`, {}],
      [`/plans/${id(plan)}/pattern`, {}],
      [`/sessions/${id(session)}/edit`, {}],
      [`/sessions/${id(session)}/cancellation`, { reason: "Mine" }],
      [`/departments/${id(c.baggage)}/appointments`, { as: "host", people: id(c.piet) }],
      [`/departments/${id(c.baggage)}/settings`, { name: "Mine" }],
      [`/departments/${id(c.baggage)}/dependences`, { on: id(c.apron), why: "Mine" }],
      [`/sessions/${id(session)}/reservation`, { departmentId: id(c.security), places: "1" }],
    ];
    for (const [page, fields] of closed) {
      if (!page.endsWith("/reservation")) expect([page, (await piet.get(page)).status]).toEqual([page, 403]);
      const { status } = await piet.post(page, fields);
      expect([page, status === 403 || status === 422]).toEqual([page, true]);
    }
    expect((await piet.get(`/team?department=${id(c.security)}`)).status).toBe(403);
    expect(await Department.findById(c.baggage._id).lean()).toEqual(before);
    expect(await Plan.findById(plan._id).lean()).toMatchObject({ title: plan.title, version: 1 });
    expect(await Session.findById(session._id).lean()).toEqual(session);
  });

  it("as the department of a plan or the host of a session are refused", async () => {
    const c = await cast();
    const plan = await build.plan(c.maria);
    const slot = { date: "2026-12-01", clock: "10:00", places: "4", meetingPoint: "Desk", key: "0123456789-key" };
    const alien = await visit(c.maria).post(`/plans/${id(plan)}/sessions/new`, { ...slot, hostId: id(c.piet) });
    expect(alien.status).toBe(422);
    expect(alien.text).toContain("Please choose one of the hosts of Baggage Hall and Sorting");
    const form = { title: "Theirs", kind: "briefing", minutes: "30", places: "4", minimum: "1", meetingPoint: "Desk" };
    const theirs = { ...form, siteId: id(c.ambar), departmentId: id(c.apron) };
    expect((await visit(c.maria).post("/plans/new", theirs)).status).toBe(403);
    expect(await Session.countDocuments()).toBe(0);
    expect(await Plan.countDocuments()).toBe(1);
  });
});

describe("fields that nobody asked for", () => {
  it("are left where they came from, in every form of a booking and a session", async () => {
    const c = await cast();
    const more = {
      state: "booked",
      person: id(c.yusuf),
      approvedBy: id(c.maren),
      taken: "0",
      endedHow: "host",
      version: "7",
    };
    const session = await build.session({ host: c.maria, places: 1, startsIn: 72 });
    await visit(c.maren).post(`/sessions/${id(session)}/booking`, { promised: "place", ...more });
    const request = (await Booking.findOne().lean())!;
    expect(request).toMatchObject({ state: "requested", person: c.maren._id, release: { by: null, how: "none" } });
    await visit(c.ingrid).post(`/bookings/${id(request)}/release`, { answer: "decline", ...more });
    expect(await build.bookingNow(request)).toMatchObject({ state: "declined", person: c.maren._id });
    const booked = await build.booking(c.linh, session);
    const waits = await build.booking(c.noor, session);
    await visit(c.linh).post(`/bookings/${id(booked)}/cancellation`, { reason: "x", ...more, endedAt: "1" });
    expect(await build.bookingNow(booked)).toMatchObject({
      state: "cancelled",
      endedHow: "person",
      endedBy: c.linh._id,
    });
    await visit(c.noor).post(`/bookings/${id(waits)}/offer`, { answer: "let-go", ...more });
    expect(await build.bookingNow(waits)).toMatchObject({ state: "withdrawn", person: c.noor._id });
    const form = { date: "2026-12-02", clock: "10:00", places: "3", meetingPoint: "Desk", hostId: id(c.maria) };
    const step = { ...form, step: "do", version: String(session.version), taken: "9", department: id(c.apron) };
    await visit(c.maria).post(`/sessions/${id(session)}/edit`, {
      ...step,
      state: "cancelled",
      publishedBy: id(c.piet),
    });
    const now = await build.sessionNow(session);
    expect(now).toMatchObject({ places: 3, taken: 0, state: "published", department: c.baggage._id });
    expect(now.publishedBy).toEqual(session.publishedBy);
    expect(now.startsAt).toEqual(new Date("2026-12-02T09:00:00Z"));
    expect(hours(0) < now.startsAt).toBe(true);
    await expectSound();
  });

  it("are left where they came from in the forms of an offer, a gift and a release, too", async () => {
    const c = await cast();
    const more = { state: "cancelled", person: id(c.yusuf), approvedBy: id(c.maren), walkIn: "x", endedHow: "host" };
    const session = await build.session({ host: c.maria, places: 2 });
    const held = await build.booking(c.linh, session);
    await build.booking(c.piet, session);
    const waits = await build.booking(c.noor, session);
    await visit(c.linh).post(`/bookings/${id(held)}/cancellation`, more);
    const taken = { answer: "take", until: "2030-01-01", ...more };
    await visit(c.noor).post(`/bookings/${id(waits)}/offer`, taken);
    expect(await build.bookingNow(waits)).toMatchObject({ state: "booked", person: c.noor._id, endedHow: "" });
    expect((await visit(c.noor).post(`/bookings/${id(waits)}/offer`, taken)).status).toBe(422);
    const gift = { ...more, key: "0123456789-form", approvedBy: id(c.yusuf), release: "given" };
    const given = await visit(c.noor).post(`/bookings/${id(waits)}/gift`, gift);
    expect(given.status).toBe(302);
    // Yusuf's team decides, whatever the giver's form says.
    const his = await Booking.findOne({ person: c.yusuf._id }).lean();
    expect(his).toMatchObject({ state: "requested", walkIn: false, release: { how: "none", by: null } });
    const before = await build.bookingNow(his!);
    await visit(c.ingrid).post(`/bookings/${id(his!)}/release`, { answer: "release", until: "x", ...more });
    expect(await build.bookingNow(his!)).toMatchObject({
      ...{ state: "booked", person: c.yusuf._id, uid: before.uid, walkIn: false, endedHow: "" },
      release: { how: "decided", by: c.ingrid._id },
    });
    await expectSound();
  });

  it("leave no trace in any document, whichever form of the loop they are sent with", async () => {
    const c = await cast();
    const stranger = "65f0c0ffee65f0c0ffee65f0";
    const names = [
      "state",
      "person",
      "approvedBy",
      "endedHow",
      "endedBy",
      "host",
      "department",
      "by",
      "uid",
      "sequence",
    ];
    const more = ["release", "offer", "taken", "waiting", "arrivedAt", "walkIn", "roles", "supervisor", "createdAt"];
    const sends = async (who: typeof c.linh, page: string, fields: Record<string, string>) => {
      const extra = Object.fromEntries([...names, ...more].map((name) => [name, stranger]));
      const answer = await visit(who).post(page, { ...extra, ...fields });
      expect([page, answer.status]).toEqual([page, 302]);
      return answer;
    };
    const key = (number: number) => ({ key: `0123456789-form-${number}` });
    const soon = await build.session({ host: c.maria, startsIn: 5, places: 9 });
    const later = await build.session({ host: c.maria, startsIn: 72, places: 9 });
    const last = await build.session({ host: c.maria, startsIn: 96, places: 9 });
    await sends(c.maren, `/sessions/${id(later)}/booking`, { aim: "", promised: "place", ...key(1) });
    const request = (await Booking.findOne({ person: c.maren._id }).lean())!;
    await sends(c.ingrid, `/bookings/${id(request)}/release`, { answer: "release" });
    const held = await build.booking(c.linh, later);
    await sends(c.linh, `/bookings/${id(held)}/move`, { session: id(last), ...key(2) });
    const moved = (await Booking.findOne({ person: c.linh._id, state: "booked" }).lean())!;
    await sends(c.linh, `/bookings/${id(moved)}/gift`, { person: id(c.noor), ...key(3) });
    const places = { departmentId: id(c.security), places: "2" };
    const made = await sends(c.ingrid, `/sessions/${id(last)}/reservation`, places);
    await sends(c.ingrid, made.location!, { personId: id(c.yusuf), aim: "", ...key(4) });
    await sends(c.ingrid, made.location!, { answer: "give-back" });
    const today = await build.booking(c.linh, soon);
    await sends(c.linh, `/bookings/${id(today)}/late`, { minutes: "10", note: "" });
    setClock(hours(4.9));
    await sends(c.linh, `/bookings/${id(today)}/day`, { here: "yes" });
    await sends(c.maria, `/sessions/${id(soon)}/walk-in`, { person: id(c.tomas), aim: "", ...key(5) });
    setClock(hours(5.5));
    await sends(c.maria, `/bookings/${id(today)}/outcome`, { outcome: "attended" });
    await sends(c.beatriz, `/people/${id(c.linh)}/clearances`, { kind: "Badge", until: "2027-03-31" });
    await sends(c.beatriz, `/departments/${id(c.apron)}/appointments`, { as: "host", people: id(c.noor) });
    const limits = { bookingsAhead: "9", visitsMost: "", visitsPer: "year", opensDays: "", travelMinutes: "60" };
    await sends(c.beatriz, "/limits", limits);
    const collections = await mongoose.connection.db!.collections();
    const kept = await Promise.all(
      collections.map(
        async (one) => JSON.stringify(await one.find().toArray()).includes(stranger) && one.collectionName,
      ),
    );
    expect(kept.filter(Boolean)).toEqual([]);
    expect(await Booking.distinct("state")).toEqual(["booked", "cancelled", "moved"]);
    await expectSound();
  });
});
