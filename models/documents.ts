/** Every document of the product, so that one import registers them all. */
import "./booking/booking.document.ts";
import "./booking/reservation.document.ts";
import "./calendar/feed.document.ts";
import "./people/department.document.ts";
import "./people/import-part.document.ts";
import "./people/import-run.document.ts";
import "./people/organisation.document.ts";
import "./people/person.document.ts";
import "./people/sign-in.document.ts";
import "./people/site.document.ts";
import "./people/staff-number.document.ts";
import "./programme/plan.document.ts";
import "./programme/session.document.ts";
import "./record/activity.document.ts";
import "./record/lease.document.ts";
import "./record/outbox.document.ts";
