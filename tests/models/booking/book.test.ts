import { describe, expect, it } from "vitest";
import { book } from "#models/booking/booking.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { nothing } from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

describe("booking", () => {
  it("keeps what it was decided by, and who heard", async () => {
    const { linh, maria, assisted } = await cast();
    const on = await build.session({ host: maria, places: 2, clearances: ["airside"] });
    await Person.updateOne({ _id: linh._id }, { $set: { clearances: [{ kind: "airside", until: hours(72) }] } });
    const booking = await build.booking(linh, on, { aim: "Where bags go astray" });
    expect(booking).toMatchObject({
      state: "booked",
      aim: "Where bags go astray",
      department: assisted._id,
      release: { how: "automatic", by: null, needs: [], atOnce: null },
      ...{ sequence: 0, version: 1, stamp: noon, freeToLeave: false },
      // Linh comes from the other site: an hour each way.
      ...{ awayFrom: hours(47), awayTo: hours(51.5) },
      rules: [
        { rule: "own-department", value: String(on.department) },
        { rule: "open", value: hours(44).toISOString() },
        { rule: "window", value: "any time" },
        { rule: "protected-day", value: "none" },
        { rule: "clearance", value: "airside" },
        { rule: "overlap", value: "0" },
        { rule: "ahead", value: "1 of 10" },
        { rule: "period", value: "any number" },
      ],
    });
    expect((await Outbox.find().sort({ _id: 1 }).lean()).map(({ kind, to }) => [kind, String(to)])).toEqual([
      ["booked", String(linh._id)],
      ["host-digest", String(maria._id)],
    ]);
    await expectSound();
  });

  it("asks whoever decides, and says until when an answer is promised", async () => {
    const { maren, ingrid, maria } = await cast();
    const booking = await build.booking(maren, await build.session({ host: maria }));
    expect(booking).toMatchObject({ state: "requested", release: { needs: ["home"], answerBy: hours(4) } });
    const letters = await Outbox.find().sort({ _id: 1 }).lean();
    expect(letters.map(({ kind, to }) => [kind, String(to)])).toEqual([
      ["requested", String(maren._id)],
      ["release-asked", String(ingrid._id)],
    ]);
  });

  it("asks home team and host where the plan wants both", async () => {
    const { maren, ingrid, maria } = await cast();
    const on = await build.session({ host: maria, askHost: true });
    const booking = await build.booking(maren, on);
    expect(booking.release.needs).toEqual(["home", "host"]);
    const asked = await Outbox.find({ kind: "release-asked" }).sort({ _id: 1 }).lean();
    const { awayFrom: from, awayTo: to } = booking;
    expect(asked.map((one) => [String(one.to), one.facts["away"]])).toEqual([
      [String(ingrid._id), { from, to }],
      [String(maria._id), undefined],
    ]);
    expect(await they.releases(maria, { of: maren, on })).toBe("requested");
    expect(await codeOf(they.releases(maria, { of: maren, on }))).toBe("already-answered");
    expect(await they.releases(ingrid, { of: maren, on })).toBe("booked");
    await expectSound();
  });

  it("by the supervisor or a coordinator is a release; by anybody else it is not allowed", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria });
    expect(await codeOf(they.books(c.yusuf, { of: c.maren, on }))).toBe("not-allowed");
    expect(await codeOf(they.books(c.piet, { of: c.maren, on }))).toBe("not-allowed");
    const booking = await build.booking(c.maren, on, { by: c.ingrid });
    expect([booking.state, booking.release.how, String(booking.release.by)]).toEqual([
      ...["booked", "given"],
      String(c.ingrid._id),
    ]);
  });

  it("refuses what a rule forbids, each by its name", async () => {
    const c = await cast();
    const soon = await build.session({ host: c.maria, startsIn: 4 });
    const begun = await build.session({ host: c.maria, startsIn: -1 });
    const secret = await build.session({ host: c.maria, clearances: ["airside"] });
    const here = await build.session({ host: c.tomas });
    const there = await build.session({ host: c.maria, startsIn: 51 });
    expect(await codeOf(they.books(c.maria, { of: c.maria, on: soon }))).toBe("own-department");
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: soon }))).toBe("booking-closed");
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: begun }))).toBe("session-begun");
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: secret }))).toBe("clearance-missing");
    await Person.updateOne({ _id: c.linh._id }, { $set: { clearances: [{ kind: "airside", until: hours(50) }] } });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: secret }))).toBe("clearance-ends");
    // The one ends 14:30 at home; the way to the other takes an hour, and it begins at 15:00.
    expect(await codeOf(they.books(c.piet, { of: c.piet, on: here }))).toBe("done");
    expect(await codeOf(they.books(c.piet, { of: c.piet, on: there }))).toBe("overlap");
    await Organisation.updateOne({}, { $set: { bookingsAhead: 1 } });
    const later = await build.session({ host: c.maria, startsIn: 96 });
    expect(await codeOf(they.books(c.piet, { of: c.piet, on: later }))).toBe("too-many-ahead");
    await they.cancels(c.maria, { of: c.linh, on: later });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: later }))).toBe("session-cancelled");
    await expectSound();
  });

  it("refuses people who have left, and ids that name nothing", async () => {
    const c = await cast();
    const situation = await nothing(c, c.linh);
    const linh = await actor(c.linh);
    await Person.updateOne({ _id: c.linh._id }, { $set: { leftAt: noon } });
    const wish = { sessionId: String(situation.on._id), personId: linh.id, aim: "", key: "k" };
    expect(await codeOf(book(linh, wish, noon))).toBe("not-allowed");
    for (const sessionId of ["", "nonsense", linh.id, "{}"])
      expect(await codeOf(book(linh, { ...wish, sessionId }, noon))).toBe("not-found");
  });

  it("holds the cap of a team that releases by itself", async () => {
    const c = await cast();
    await Department.updateOne({ _id: c.assisted._id }, { $set: { "release.atOnce": 1 } });
    const on = await build.session({ host: c.maria });
    expect((await build.booking(c.linh, on)).release.atOnce).toBe(1);
    expect(await codeOf(they.books(c.tomas, { of: c.tomas, on }))).toBe("cap-reached");
    const later = await build.session({ host: c.maria, startsIn: 53 });
    expect(await codeOf(they.books(c.tomas, { of: c.tomas, on: later }))).toBe("done");
    await expectSound();
  });

  it("keeps as many at work as a team must have", async () => {
    const c = await cast();
    await Department.updateOne({ _id: c.assisted._id }, { $set: { "release.staffing": 1 } });
    const [gone] = await build.crowd(1, c.assisted);
    await Person.updateOne({ _id: gone!._id }, { $set: { leftAt: noon } }); // covers for nobody
    const on = await build.session({ host: c.maria });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on }))).toBe("done");
    expect(await codeOf(they.books(c.tomas, { of: c.tomas, on }))).toBe("staffing-reached");
  });
});
