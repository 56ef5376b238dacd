import type { CalendarFacts } from "#models/calendar/invitation.ts";

/** One session in Valdemora (Europe/Madrid), as an invitation tells it. */
export const facts = (over: Partial<CalendarFacts> = {}): CalendarFacts => ({
  method: "REQUEST",
  uid: "5f0c8f0e-6a0e-4a34-9a9e-3d1f5b1c2a77@understudy",
  sequence: 0,
  stamp: new Date("2026-11-25T09:12:00Z"),
  title: "The path of a bag",
  startsAt: new Date("2026-12-08T12:00:00Z"),
  endsAt: new Date("2026-12-08T14:30:00Z"),
  meetingPoint: "Staff entrance E7",
  siteName: "Valdemora",
  description: ["Meet at: Staff entrance E7", "Bring: badge, shoes"],
  url: "https://understudy.example/bookings/1",
  organiser: { name: "Halcón Airports", email: "understudy@halcon.example" },
  attendee: { name: "Maren Okafor-Lindqvist", email: "maren@halcon.example" },
  ...over,
});

/** The lines of a calendar after unfolding. */
export const unfold = (ics: string): string[] => ics.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
