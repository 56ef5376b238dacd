import { expect, test } from "vitest";
import { reservePlaces } from "#models/booking/reserving.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { protectDay } from "#models/booking/protecting.ts";
import { addPeak } from "#models/people/peak.ts";
import { follow } from "#models/programme/following.ts";
import { propose } from "#models/programme/proposing.ts";
import { releaseBooking } from "#models/booking/release.ts";
import { raiseConcern } from "#models/reflection/concern.ts";
import { Concern } from "#models/reflection/concern.document.ts";
import { openImprovement } from "#models/reflection/improvement.ts";
import { noteReview } from "#models/reflection/review.ts";
import { Review } from "#models/reflection/review.document.ts";
import { setClock } from "#app/server/clock.ts";
import { emptyDatabase } from "#models/database/empty.ts";
import { actor, build, hours, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";
import { greekRounds, roundPages } from "./greek-rounds.ts";

await freshDatabase();

/** An organisation without one Latin letter, read in the pseudo-language by somebody who may do everything: any Latin
 *  word left on a page did not come from the catalogue. */
async function greek() {
  await emptyDatabase();
  await Organisation.create({ _id: "organisation", name: "Αερολιμένας", createdAt: hours(-2000) });
  const here = await build.site("Λιμάνι", "Atlantic/Canary");
  const there = await build.site("Κοιλάδα", "Europe/Madrid");
  const home = await build.department("ΑΣΦ", "Ασφάλεια", here, {
    release: { mode: "decided", atOnce: 2, staffing: 0 },
  });
  const host = await build.department("ΒΑΛ", "Βαλίτσες", there);
  const language = { language: "en-XA", jobTitle: "Φύλακας" };
  const lead = await build.person({ name: "Ίρις Ρήγα", ...language, roles: ["coordinator"] }, home);
  const staff = await build.person({ name: "Μάρω Λύτρα", ...language, supervisor: lead._id }, home);
  const receiver = await build.person({ name: "Τάσος Βέργας", ...language }, host);
  await Department.updateOne({ _id: home._id }, { $set: { leads: [lead._id] } });
  await Department.updateOne(
    { _id: host._id },
    { $set: { hosts: [receiver._id, lead._id], about: "Βαλίτσες παντού." } },
  );
  const words = { title: "Ο δρόμος μιας βαλίτσας", meetingPoint: "Πύλη", aims: "Όλα.", bring: "Κάρτα", wear: "Γιλέκο" };
  const plan = await build.plan(receiver, words);
  const next = await build.session({
    host: receiver,
    ...words,
    plan: plan._id,
    hostName: "Τάσος Βέργας",
    siteName: "Κοιλάδα",
  });
  const later = await build.session({
    host: receiver,
    ...words,
    plan: plan._id,
    startsIn: 96,
    hostName: "Τάσος Βέργας",
    siteName: "Κοιλάδα",
  });
  const booking = await build.booking(staff, next);
  const held = await reservePlaces(await actor(lead), String(next._id), String(home._id), 2, noon);
  const wish = { departmentId: String(host._id), planId: String(plan._id), date: "2026-12-08", clock: "13:00" };
  const proposal = await propose(await actor(staff), { ...wish, words: "Νύχτες.", key: "form-propose" }, noon);
  await addPeak(await actor(receiver), String(host._id), { from: "2026-12-18", until: "2027-01-07" }, noon);
  await follow(await actor(staff), String(host._id), noon);
  const kept = { day: "2026-12-30", reason: "Άσκηση" };
  await protectDay(await actor(lead), String(home._id), kept, noon);
  return { lead, staff, receiver, home, host, here, plan, next, later, booking, held, proposal };
}

/** A pattern that runs into peak days. */
const PEAKS =
  "weekday=5&everyWeeks=1&clock=13:00&from=2026-12-11&until=2026-12-25&places=2&meetingPoint=%CE%A0%CF%8D%CE%BB%CE%B7";

/** Words of Latin letters that are names, not English: the brand's own zone names and file kinds. */
const NAMES = /\b(Atlantic|Canary|Europe|Madrid|Ctrl|K|CSV|csv|UTC|https?|localhost|feeds|ics|webcal)\b/g;
const ADDRESS = /[\w.+-]+@[\w.-]+|https?:\S+|webcal:\S+|[\w-]+\.ics/g;

test("every page speaks the reader's language alone", async () => {
  const all = await greek();
  const id = (one: { _id: unknown }): string => String(one._id);
  const rounds = roundPages(await greekRounds(all));
  const pages: Record<string, string[]> = {
    staff: [
      ...rounds.staff,
      "/home",
      "/find",
      "/find?can=",
      "/find/calendar",
      "/find/calendar?view=week",
      "/my-sessions",
      "/my-sessions?show=past",
      "/departments",
      "/following",
      `/departments/${id(all.host)}`,
      `/departments/${id(all.host)}/proposal`,
      `/proposals/${all.proposal}`,
      "/people",
      `/people/${id(all.lead)}`,
      `/sessions/${id(all.next)}`,
      `/sessions/${id(all.later)}`,
      `/sessions/${id(all.later)}/booking`,
      `/bookings/${id(all.booking)}`,
      `/bookings/${id(all.booking)}/cancellation`,
      `/bookings/${id(all.booking)}/move`,
      `/bookings/${id(all.booking)}/day`,
      `/bookings/${id(all.booking)}/late`,
      "/feed",
      "/account",
      "/account/address",
      "/account/address/proof",
      "/search",
      `/search?q=${encodeURIComponent("βαλ")}`,
      "/nowhere",
    ],
    lead: [
      ...rounds.lead,
      "/home",
      "/team",
      "/team?week=2026-12-30",
      `/departments/${id(all.home)}/protection`,
      `/departments/${id(all.home)}/protection?day=2026-12-08`,
      `/bookings/${id(all.booking)}/release`,
      "/hosting",
      "/plans",
      "/plans/new",
      `/plans/${id(all.plan)}`,
      `/plans/${id(all.plan)}/sessions/new`,
      `/proposals/${all.proposal}`,
      `/plans/${id(all.plan)}/sessions/new?date=2026-12-08&clock=13:00&proposal=${all.proposal}`,
      `/plans/${id(all.plan)}/pattern`,
      `/sessions/${id(all.next)}`,
      `/sessions/${id(all.next)}/edit`,
      `/sessions/${id(all.next)}/cancellation`,
      `/sessions/${id(all.next)}/day`,
      `/sessions/${id(all.next)}/walk-in?words=${encodeURIComponent("μαρω")}`,
      `/sessions/${id(all.next)}/closing`,
      `/bookings/${id(all.booking)}/outcome`,
      "/people",
      "/imports",
      `/people/${id(all.staff)}/clearances`,
      `/people/${id(all.staff)}/code`,
      `/people/${id(all.staff)}/address`,
      `/people/${id(all.staff)}/shift`,
      "/clearances",
      `/departments/${id(all.home)}/appointments`,
      `/people/${id(all.lead)}/reports?words=`,
      `/departments/${id(all.home)}/settings`,
      `/departments/${id(all.home)}/dependences`,
      `/departments/${id(all.host)}/peaks`,
      `/plans/${id(all.plan)}/pattern?${PEAKS}`,
      "/sites",
      "/limits",
      "/mail",
      "/database",
      "/report",
      "/report/rows",
      "/report/promise",
      "/report/promise?of=sessions&missed=1",
      "/report/people",
      "/report/reflections",
      `/report/asked?home=${id(all.home)}`,
      "/report/asked?quarter=2026-10-01&shift=",
      "/report/sheet",
      `/sessions/${id(all.next)}/reservation`,
      `/sessions/${id(all.later)}/reservation`,
      `/reservations/${all.held}`,
      `/bookings/${id(all.booking)}/cancellation`,
    ],
  };
  expect(await foreign(all, pages)).toEqual([]);
}, 180_000);

test("what comes after a visit speaks it, too", async () => {
  const all = await greek();
  await releaseBooking(await build.actor(all.lead), String(all.booking._id), hours(1));
  const made = await build.reflections(all.booking);
  setClock(build.afterwards);
  const words = { friction: "Δύο φορές.", learned: "Πολλά.", commitment: "Θα γράφω." };
  await build.sent(all.staff, made.shadow, { answers: words, rating: 5, thanks: "Ευχαριστώ!", thanksPublic: true });
  await build.sent(all.receiver, made.host, { answers: { heard: "Όλα." }, rating: 1 });
  const review = (await Review.findOne().lean())!;
  const lead = await build.actor(all.lead, build.afterwards);
  await noteReview(lead, String(review._id), "Μια λέξη.", build.afterwards);
  const draft = { reflectionId: String(made.shadow._id), title: "Νέα έντυπα", text: "Δύο φορές.", due: "2026-12-24" };
  const improvement = await openImprovement(
    lead,
    { reviewId: String(review._id), version: review.version },
    { ...draft, departmentId: String(all.host._id) },
    build.afterwards,
  );
  const staff = await build.actor(all.staff, build.afterwards);
  await raiseConcern(staff, { text: "Φωνές.", reach: "Μετά τις έξι", key: "form-told" }, build.afterwards);
  const concern = String((await Concern.findOne().lean())!._id);
  const pages = {
    staff: [
      "/home",
      "/reflections",
      `/reflections/${String(made.shadow._id)}`,
      "/improvements",
      `/improvements/${improvement}`,
      "/improvements?state=done",
      `/departments/${String(all.host._id)}`,
      "/concerns/new",
    ],
    receiver: ["/thanks", `/reflections/${String(made.host._id)}`],
    lead: [
      "/home",
      "/reflections",
      `/reflections/${String(made.supervisor._id)}`,
      "/review",
      "/review?state=needs-action",
      "/review?whose=mine",
      `/review/${String(review._id)}`,
      `/review/${String(review._id)}/improvement`,
      `/improvements/${improvement}`,
      "/concerns",
      "/concerns?show=answered",
      `/concerns/${concern}`,
      "/thanks",
    ],
  };
  expect(await foreign(all, pages)).toEqual([]);
}, 180_000);

/** Words on these pages that did not come from the catalogue. */
async function foreign(all: Awaited<ReturnType<typeof greek>>, pages: Record<string, string[]>): Promise<string[]> {
  const left: string[] = [];
  for (const who of ["staff", "receiver", "lead"] as const) {
    const reader = visit(all[who]);
    for (const page of pages[who] ?? []) {
      const { status, text } = await reader.get(page);
      expect([page, status]).toEqual([page, page === "/nowhere" ? 404 : 200]);
      const words =
        text
          .replace(ADDRESS, " ")
          .replace(NAMES, " ")
          .match(/[A-Za-z]{2,}[A-Za-z ]*/g) ?? [];
      if (words.length > 0) left.push(`${page}: ${words.join(" | ")}`);
    }
  }
  return left;
}
