import type { ClientSession, Types } from "mongoose";
import { lookup } from "#models/database/lookup.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Organisation, type OrganisationDocument } from "#models/people/organisation.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { Site, type SiteDocument } from "#models/people/site.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { BEFORE_FIELDS, saysOwed, type Before } from "./owed.ts";
import { OWN_FIELDS, type OwnAhead } from "./own-ahead.ts";
import { MOST_VISITS, YEAR_BACK } from "./own-visits.ts";

type Id = Types.ObjectId;

/** A person with what is read for them, and a session with its department: lists of one, or none. */
export interface BothSides {
  person: PersonDocument;
  session: SessionDocument[];
  home: DepartmentDocument[];
  host: DepartmentDocument[];
  site: SiteDocument[];
  organisation: OrganisationDocument[];
  /** Soonest first: the person's live bookings of the last year and those ahead; where the key of a form was given also
   *  what that form booked before, and what says that the person is owed one. */
  bookings: (OwnAhead[number] & Before & Pick<BookingDocument, "startsAt">)[];
}

/** In one question to the database instead of eight, each found by an index: every verb of a booking begins with it, and
 *  while it is answered others on the same session wait. */
export async function readBothSides(
  sessionId: Id,
  personId: Id,
  now: Date,
  tx?: ClientSession,
  key?: string,
): Promise<BothSides | undefined> {
  const live = { startsAt: { $gt: new Date(now.getTime() - YEAR_BACK) }, state: { $in: [...LIVE_STATES] } };
  const [read] = await Person.aggregate<BothSides>([
    { $match: { _id: personId } },
    {
      $project: {
        _id: 0,
        person: "$$ROOT",
        sessionId: { $literal: sessionId },
        organisationId: { $literal: "organisation" },
      },
    },
    lookup(Session, { at: "sessionId", as: "session" }),
    lookup(Department, { at: "person.department", as: "home" }),
    lookup(Department, { at: "session.department", as: "host" }),
    lookup(Site, { at: "person.site", as: "site" }),
    lookup(Organisation, { at: "organisationId", as: "organisation" }),
    lookup(Booking, {
      ...{ at: "person._id", of: "person", as: "bookings" },
      steps: [
        { $match: { $or: [live, ...(key === undefined ? [] : [{ key }, ...saysOwed])] } },
        { $sort: { startsAt: -1 } },
        { $limit: MOST_VISITS },
        { $project: { ...OWN_FIELDS, ...BEFORE_FIELDS, startsAt: 1 } },
        { $sort: { startsAt: 1 } },
      ],
    }),
  ]).session(tx ?? null);
  return read;
}
