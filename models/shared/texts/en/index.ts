import { account, accountRefusals } from "./account.ts";
import { booking, bookingRefusals } from "./booking.ts";
import { calendar } from "./calendar.ts";
import { care, careRefusals } from "./care.ts";
import { clearance, clearanceRefusals } from "./clearance.ts";
import { common, commonRefusals } from "./common.ts";
import { components } from "./components.ts";
import { day, dayRefusals } from "./day.ts";
import { database } from "./database.ts";
import { department, departmentRefusals } from "./department.ts";
import { feed } from "./feed.ts";
import { find } from "./find.ts";
import { following, followingRefusals } from "./following.ts";
import { forms } from "./forms.ts";
import { givingBack } from "./giving-back.ts";
import { home } from "./home.ts";
import { importRun } from "./import-run.ts";
import { imports, importRefusals } from "./imports.ts";
import { letters } from "./letters.ts";
import { limits, limitsRefusals } from "./limits.ts";
import { mySessions } from "./my-sessions.ts";
import { person, personRefusals } from "./person.ts";
import { pattern } from "./pattern.ts";
import { hosting, plan } from "./plan.ts";
import { proposal, proposalRefusals } from "./proposal.ts";
import { readiness } from "./readiness.ts";
import { release } from "./release.ts";
import { report } from "./report.ts";
import { reservation, reservationRefusals } from "./reservation.ts";
import { round, roundRefusals } from "./round.ts";
import { roundFile, roundFileRefusals } from "./round-file.ts";
import { improvement, improvementRefusals, thanks } from "./improvement.ts";
import { reflection, reflectionRefusals } from "./reflection.ts";
import { concern, concernRefusals, review, reviewRefusals } from "./review.ts";
import { mail } from "./mail.ts";
import { handing, handingRefusals, search } from "./search.ts";
import { session, sessionRefusals } from "./session.ts";
import { site, siteRefusals } from "./site.ts";
import { times } from "./times.ts";
import { team, teamRefusals } from "./team.ts";
import { words } from "./words.ts";

/** English, complete; other languages have this type. */
export const en = {
  account,
  booking,
  calendar,
  care,
  clearance,
  common,
  concern,
  components,
  database,
  day,
  department,
  feed,
  find,
  following,
  forms,
  givingBack,
  home,
  hosting,
  importRun,
  improvement,
  imports,
  letters,
  limits,
  mySessions,
  pattern,
  person,
  plan,
  proposal,
  readiness,
  reflection,
  release,
  report,
  reservation,
  review,
  round,
  roundFile,
  handing,
  mail,
  search,
  session,
  site,
  thanks,
  times,
  team,
  words,
  refusals: {
    ...accountRefusals,
    ...bookingRefusals,
    ...careRefusals,
    ...clearanceRefusals,
    ...commonRefusals,
    ...concernRefusals,
    ...dayRefusals,
    ...departmentRefusals,
    ...followingRefusals,
    ...handingRefusals,
    ...importRefusals,
    ...improvementRefusals,
    ...limitsRefusals,
    ...personRefusals,
    ...proposalRefusals,
    ...reservationRefusals,
    ...reflectionRefusals,
    ...reviewRefusals,
    ...roundRefusals,
    ...roundFileRefusals,
    ...sessionRefusals,
    ...siteRefusals,
    ...teamRefusals,
  },
};
