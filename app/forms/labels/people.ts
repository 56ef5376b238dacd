import type { grantForm, listForm } from "../clearance.ts";
import type { needsForm } from "../day.ts";
import type { appointForm, dependForm, peakForm, protectForm, settingsForm } from "../department.ts";
import type { uploadForm } from "../import.ts";
import type { limitsForm } from "../limits.ts";
import type { reportsForm, shiftForm, supervisorForm } from "../person.ts";
import type { addressForm, anyAddressForm, codeForm, languageForm, setUpForm, whoForm } from "../sign-in.ts";
import type { closedDayForm, siteForm } from "../site.ts";
import type { Labels, LabelsOf } from "./labels.ts";

export const grantLabels: LabelsOf<typeof grantForm> = ({ clearance }) => ({
  kind: clearance.kind,
  until: clearance.until,
});

export const listLabels: LabelsOf<typeof listForm> = ({ clearance }) => ({ file: clearance.list.file });

const needsLabels: LabelsOf<typeof needsForm> = ({ day: { needs } }) => ({
  accessNeeds: needs.field,
  sharesNeeds: needs.share,
});

const languageLabels: LabelsOf<ReturnType<typeof languageForm>> = ({ account }) => ({ language: account.own.language });

/** The account's page has both. */
export const accountLabels: Labels = (texts) => ({ ...languageLabels(texts), ...needsLabels(texts) });

export const settingsLabels: LabelsOf<typeof settingsForm> = ({ department: { settings } }) => ({
  ...{ name: settings.name, code: settings.code, about: settings.about, siteId: settings.site },
  ...{ parentId: settings.parent, releaseMode: settings.release, atOnce: settings.atOnce },
  ...{ staffing: settings.staffing, promiseHours: settings.promise, noticeHours: settings.notice },
  opensDays: settings.opens,
});

export const appointLabels: LabelsOf<typeof appointForm> = ({ department: { appoint } }) => ({
  ...{ as: appoint.as, people: appoint.people, from: appoint.from, until: appoint.until },
});

export const peakLabels: LabelsOf<typeof peakForm> = ({ department: { peak } }) => ({
  from: peak.from,
  until: peak.until,
});

export const protectLabels: LabelsOf<typeof protectForm, "seen"> = ({ team: { protect } }) => ({
  day: protect.day,
  reason: protect.reason,
});

export const dependLabels: LabelsOf<typeof dependForm> = ({ department: { depend } }) => ({
  on: depend.department,
  why: depend.why,
});

export const uploadLabels: LabelsOf<typeof uploadForm> = ({ imports }) => ({
  file: imports.list.file,
  scope: imports.scope.label,
});

/** Which columns there are is the list's to say. */
export const importLabels: Labels = ({ imports, importRun }) => ({
  ...{ ...imports.fields, scope: imports.scope.label, leaving: importRun.leaving.label },
});

export const limitsLabels: LabelsOf<typeof limitsForm> = ({ limits }) => ({
  ...{ bookingsAhead: limits.ahead, visitsPer: limits.per, visitsMost: limits.most },
  ...{ opensDays: limits.opens, travelMinutes: limits.travel },
});

export const shiftLabels: LabelsOf<typeof shiftForm> = ({ person }) => ({ shift: person.one.shift.field });

export const supervisorLabels: LabelsOf<typeof supervisorForm> = ({ person }) => ({
  supervisor: person.one.supervisor.choose,
});

export const reportsLabels: LabelsOf<typeof reportsForm> = ({ department }) => ({ people: department.appoint.people });

export const whoLabels: LabelsOf<typeof whoForm> = ({ account }) => ({ who: account.signIn.who });

export const codeLabels: LabelsOf<typeof codeForm> = ({ account: { code } }) => ({
  number: code.number,
  code: code.code,
});

export const setUpLabels: LabelsOf<typeof setUpForm> = ({ account: { setUp } }) => ({
  ...{ organisation: setUp.organisation, site: setUp.site, zone: setUp.zone, name: setUp.name, email: setUp.email },
});

export const addressLabels: LabelsOf<typeof addressForm> = ({ account }) => ({ email: account.address.field });

export const anyAddressLabels: LabelsOf<typeof anyAddressForm> = ({ person }) => ({ email: person.one.address.field });

export const siteLabels: LabelsOf<typeof siteForm> = ({ site }) => ({
  ...{ name: site.name, zone: site.zone, weekdays: site.weekdays, from: site.from, to: site.to },
});

export const closedDayLabels: LabelsOf<typeof closedDayForm> = ({ site }) => ({ day: site.day });
