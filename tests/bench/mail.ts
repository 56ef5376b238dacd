import { deliverOutbox } from "#jobs/deliver-outbox.ts";
import { openPost } from "#jobs/mail/transport.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { calendarMessage, letterAbout } from "#models/booking/letters.ts";
import { Department } from "#models/people/department.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { leave } from "#models/record/outbox.ts";
import { mailServer } from "../jobs/smtp.ts";
import { ms } from "./figures.ts";

/** So many invitations that wait after an outage, from the outbox to a mail server of this machine that takes them at once. */
export async function mailFigures(count: number, now: Date): Promise<string[][]> {
  const bookings = await Booking.find({ state: "booked", startsAt: { $gt: now } })
    .limit(count)
    .lean();
  const sessions = await Session.find({ _id: { $in: bookings.map(({ session }) => session) } }).lean();
  const hosts = await Department.find({}, { name: 1, code: 1 }).lean();
  const letters = bookings.map((booking) => {
    const session = sessions.find(({ _id }) => _id.equals(booking.session))!;
    const host = hosts.find(({ _id }) => _id.equals(session.department))!;
    return letterAbout("booked", { booking, session, host }, { calendar: calendarMessage(booking, "REQUEST") });
  });
  await Outbox.deleteMany({});
  await leave(letters, now);
  const server = await mailServer();
  const post = openPost({ smtpUrl: server.url, folder: "" });
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { sent } = await deliverOutbox({
    ...{ now: () => now, post, baseUrl: "http://localhost:3000", signal: new AbortController().signal },
    ...{ from: { name: "Understudy", email: "u@halcon.example" }, log: { info() {}, warn() {}, error() {} } },
  });
  const [took, { user, system }] = [performance.now() - began, process.cpuUsage(cpu)];
  post.close();
  await server.stop();
  if (sent !== count || server.taken.length !== count) throw new Error(`${sent} of ${count} mails went out`);
  return [
    [`${count} invitations by mail after an outage`, `${Math.round(count / (took / 1_000))} a second`],
    ["CPU of one, the mail server's and the store's included", `${ms((user + system) / 1_000 / count)} ms`],
  ];
}
