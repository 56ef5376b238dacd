import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { Reservation } from "#models/booking/reservation.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { setClock } from "#app/server/clock.ts";
import { expectSound } from "../audited.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const key = "0123456789-form";
const page = (session: { _id: unknown }) => `/sessions/${String(session._id)}/reservation`;

/** A session of baggage, and Ingrid's form for two places of it. */
async function open(places = 4) {
  const all = await cast();
  const session = await build.session({ host: all.maria, places });
  return { ...all, session, fields: { departmentId: String(all.security._id), places: 2 } };
}

/** Two places held for Security. */
async function held() {
  const all = await open();
  const made = await visit(all.ingrid).post(page(all.session), all.fields);
  return { ...all, at: made.location! };
}

describe("holding places for a team", () => {
  it("is found from the session and team pages, done, and undone from the word at the foot", async () => {
    const { ingrid, session, fields } = await open();
    const lead = visit(ingrid);
    expect((await lead.get(`/sessions/${String(session._id)}`)).html).toContain(`href="${page(session)}"`);
    const form = await lead.get(page(session));
    expect(form.text).toContain("You name people for them later. What is left on Fri 27 Nov, 08:00 is given back");
    const made = await lead.post(page(session), fields);
    expect(made.location).toMatch(/^\/reservations\/[0-9a-f]{24}$/);
    const { text } = await lead.follow(made);
    expect(text).toContain("Held for Security Checkpoint North 2 places to name");
    expect(text).toContain("2 places are held for the team. Undo");
    expect((await build.sessionNow(session)).taken).toBe(2);
    expect((await lead.get("/team")).html).toContain(`href="${made.location}"`);
    expect((await lead.get(page(session))).text).toContain("2 places held for Security Checkpoint North. Name people");
    const back = await lead.post(made.location!, { answer: "give-back" });
    expect((await lead.follow(back)).text).toContain("Given back. Thank you: somebody else can come now.");
    expect((await build.sessionNow(session)).taken).toBe(0);
    await expectSound();
  });

  it("says at the field what is wrong with a number, and changes nothing", async () => {
    const { ingrid, session, fields } = await open();
    for (const places of ["0", "-1", "1.5", "five", "", "201", "1e2", "٣", "5 "]) {
      const no = await visit(ingrid).post(page(session), { ...fields, places });
      expect([places, no.status]).toEqual([places, 422]);
      expect(no.html).toContain(`value="${places}"`);
    }
    const many = await visit(ingrid).post(page(session), { ...fields, places: "5" });
    expect(many.text).toContain("Not so many places are free, or people wait for them already.");
    expect((await visit(ingrid).post(page(session), { places: 1 })).text).toContain("Please choose one");
    expect(await Reservation.countDocuments()).toBe(0);
    expect((await build.sessionNow(session)).taken).toBe(0);
  });

  it("is for those who lead or supervise the team, whatever the form says", async () => {
    const { maren, piet, maria, beatriz, session, fields } = await open();
    expect((await visit(maren).get(page(session))).status).toBe(403);
    expect((await visit(maren).get(`/sessions/${String(session._id)}`)).text).not.toContain("Hold places");
    for (const other of [maren, piet, maria])
      expect((await visit(other).post(page(session), { ...fields, approvedBy: "x" })).status).toBe(403);
    const nobody = { departmentId: "0123456789abcdef01234567", places: 1 };
    expect((await visit(beatriz).post(page(session), nobody)).status).toBe(404);
    expect((await visit(beatriz).get("/sessions/nonsense/reservation")).status).toBe(404);
    expect(await Reservation.countDocuments()).toBe(0);
    await visit(beatriz).post(page(session), fields);
    expect(await Reservation.countDocuments()).toBe(1);
  });

  it("is open to who supervises somebody of the own department", async () => {
    const { yusuf, maren, session, fields } = await open();
    await Person.updateOne({ _id: maren._id }, { $set: { supervisor: yusuf._id } });
    expect((await visit(yusuf).post(page(session), fields)).status).toBe(302);
  });

  it("is over once booking has closed, where people wait, and in the own department", async () => {
    const { ingrid, linh, noor, session, fields, maria } = await open(1);
    await build.booking(linh, session);
    await build.booking(noor, session);
    const full = await visit(ingrid).get(page(session));
    expect(full.text).toContain("No place is free Those who wait come first.");
    expect((await visit(ingrid).post(page(session), { ...fields, places: 1 })).status).toBe(422);
    const own = await build.session({ host: ingrid });
    expect((await visit(ingrid).get(page(own))).status).toBe(403);
    const other = await build.session({ host: maria });
    setClock(hours(47));
    expect((await visit(ingrid).get(page(other))).text).toContain("Places can no longer be held here");
    const late = await visit(ingrid).post(page(other), fields);
    expect(late.text).toContain("this one closed at Friday 27 November, 08:00");
    expect(await Reservation.countDocuments()).toBe(0);
  });
});

describe("naming people for held places", () => {
  it("books them, released by who names; a form sent twice names once", async () => {
    const { ingrid, maren, at, session } = await held();
    const lead = visit(ingrid);
    const found = await lead.get(`${at}?words=mar`);
    expect(found.text).toContain("Maren Okafor-Lindqvist");
    expect(found.text).not.toContain("Yusuf");
    const fields = { personId: String(maren._id), aim: "See the sorter", key };
    const more = { state: "waiting", person: String(ingrid._id), approvedBy: String(maren._id) };
    const [first] = [await lead.post(at, { ...fields, ...more }), await lead.post(at, fields)];
    expect(first.location).toBe(at);
    expect((await lead.follow(first)).text).toContain("Maren Okafor-Lindqvist has a place and has been told.");
    const all = await Booking.find().lean();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ person: maren._id, state: "booked", aim: "See the sorter" });
    expect(all[0]!.release).toMatchObject({ how: "given", by: ingrid._id });
    const { text } = await lead.get(at);
    expect(text).toContain("One place to name");
    expect(text).toContain("Maren Okafor-Lindqvist Booked");
    expect((await build.sessionNow(session)).taken).toBe(2);
    await expectSound();
  });

  it("sent many times at once, counts once", async () => {
    const { ingrid, maren, at, session } = await held();
    const fields = { personId: String(maren._id), aim: "", key };
    await Promise.all(Array.from({ length: 6 }, () => visit(ingrid).post(at, fields)));
    expect(await Booking.countDocuments()).toBe(1);
    expect((await Reservation.findOne().lean())!.places).toBe(1);
    expect((await build.sessionNow(session)).taken).toBe(2);
    await expectSound();
  });

  it("is refused with the rule's sentence, for people of other teams, and when none is left", async () => {
    const { ingrid, maren, yusuf, linh, tomas, at, session } = await held();
    await build.booking(maren, await build.session({ host: tomas }), { by: ingrid });
    const name = (of: { _id: unknown }, form: string) =>
      visit(ingrid).post(at, { personId: String(of._id), aim: "Sort", key: form });
    const clash = await name(maren, "form-0001");
    expect(clash.status).toBe(422);
    expect(clash.text).toContain(
      "Maren Okafor-Lindqvist cannot have the place. They would read: “You are with “The path",
    );
    expect(clash.html).toContain(">Sort</textarea>");
    expect((await name(linh, "form-0002")).text).toContain("Reserved places are for people of the team.");
    expect((await name({ _id: "0123456789abcdef01234567" }, "form-0003")).status).toBe(422);
    expect((await visit(ingrid).post(at, { aim: "", key })).text).toContain("Please choose one");
    expect((await visit(ingrid).post(at, { personId: String(yusuf._id), key: "" })).status).toBe(422);
    expect((await build.sessionNow(session)).taken).toBe(2);
    await visit(ingrid).post(at, { answer: "give-back" });
    expect((await name(yusuf, "form-0004")).text).toContain("Every place that was held is named or was given back.");
    expect((await visit(ingrid).get(at)).text).toContain("Every place is named or given back");
    const twice = await visit(ingrid).post(at, { answer: "give-back" });
    expect(twice.status).toBe(422);
    await expectSound();
  });

  it("names several at once, each with a result of its own, and once however often it is sent", async () => {
    const { ingrid, maren, yusuf, tomas, security, at, session } = await held();
    await Department.updateOne({ _id: security._id }, { $set: { "release.atOnce": 3 } });
    await build.booking(maren, await build.session({ host: tomas }), { by: ingrid });
    const salma = await build.person({ name: "Salma Haddad" }, security);
    const send = (form: string, ...of: { _id: unknown }[]) =>
      visit(ingrid).post(at, { personId: of.map(({ _id }) => String(_id)), aim: "Sort", key: form, state: "x" });
    const many = await send("form-0001", maren, yusuf, salma);
    expect([many.status, many.text.includes("You chose 3 people and hold 2 places. Please choose at most so many")]).toEqual([422, true]); // prettier-ignore
    expect((await build.sessionNow(session)).taken).toBe(2);
    const mixed = await send("form-0002", maren, yusuf);
    expect(mixed.status).toBe(422);
    expect(mixed.text).toContain("Not everybody could be named Maren Okafor-Lindqvist cannot have the place.");
    expect(mixed.text).toContain("Yusuf Demirci has a place and has been told.");
    expect(mixed.text).toContain("One place to name");
    expect(mixed.html).toMatch(
      new RegExp(`value="${String(maren._id)}"[^>]*checked|checked[^>]*value="${String(maren._id)}"`),
    );
    const rest = await send("form-0003", salma, salma);
    expect((await visit(ingrid).follow(rest)).text).toContain("Every place is named or given back");
    await send("form-0003", salma);
    const states = await Booking.find({ session: session._id }).sort({ _id: 1 }).lean();
    expect(states.map(({ person, state }) => [String(person), state])).toEqual([
      [String(yusuf._id), "booked"],
      [String(salma._id), "booked"],
    ]);
    expect((await Reservation.findOne().lean())!.places).toBe(0);
    expect((await build.sessionNow(session)).taken).toBe(2);
    await expectSound();
  });

  it("is closed to everybody else, and unknown ones are not there", async () => {
    const { maren, piet, maria, ingrid, at } = await held();
    for (const other of [maren, piet, maria]) {
      expect((await visit(other).get(at)).status).toBe(403);
      const fields = { personId: String(maren._id), aim: "", key };
      expect((await visit(other).post(at, fields)).status).toBe(403);
      expect((await visit(other).post(at, { answer: "give-back" })).status).toBe(403);
    }
    expect((await visit(ingrid).get("/reservations/0123456789abcdef01234567")).status).toBe(404);
    expect((await visit(ingrid).get("/reservations/nonsense")).status).toBe(404);
    expect(await Booking.countDocuments()).toBe(0);
    expect((await Reservation.findOne().lean())!.places).toBe(2);
  });
});
