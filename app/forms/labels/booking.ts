import type { bookingForm, cancellationForm, endingForm, giftForm, moveForm, releaseForm } from "../booking.ts";
import type { hereForm, lateForm, outcomeForm, walkInForm } from "../day.ts";
import type { nameForm, reserveForm } from "../reservation.ts";
import type { LabelsOf } from "./labels.ts";

export const bookingLabels: LabelsOf<typeof bookingForm, "promised"> = ({ session }) => ({
  aim: session.aim,
  leaveClashing: session.leaveClashing,
});

export const endingLabels: LabelsOf<typeof endingForm, "seen"> = ({ givingBack }) => ({ reason: givingBack.reason });

/** The answer is one of two buttons. */
export const releaseLabels: LabelsOf<typeof releaseForm, "answer"> = ({ release }) => ({
  reason: release.reason,
  alternative: release.instead,
});

export const cancellationLabels: LabelsOf<typeof cancellationForm, "seen"> = ({ session }) => ({
  reason: session.cancellation.reason,
});

export const moveLabels: LabelsOf<typeof moveForm> = ({ handing }) => ({ session: handing.move.dates });

export const giftLabels: LabelsOf<typeof giftForm> = ({ handing }) => ({ person: handing.gift.choose });

export const hereLabels: LabelsOf<typeof hereForm, "here"> = () => ({});

export const lateLabels: LabelsOf<typeof lateForm> = ({ day }) => ({ minutes: day.late.minutes, note: day.late.note });

export const outcomeLabels: LabelsOf<typeof outcomeForm, "was"> = ({ day }) => ({ outcome: day.outcome.choose });

export const walkInLabels: LabelsOf<typeof walkInForm> = ({ day }) => ({
  person: day.walkIn.choose,
  aim: day.walkIn.aim,
});

export const reserveLabels: LabelsOf<typeof reserveForm> = ({ reservation }) => ({
  departmentId: reservation.make.team,
  places: reservation.make.places,
});

/** `places`: how many people may be named. */
export const nameLabels =
  (places: number): LabelsOf<typeof nameForm> =>
  ({ reservation }) => ({ personId: reservation.one.choose(places), aim: reservation.one.aim });
