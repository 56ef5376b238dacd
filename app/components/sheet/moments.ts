/** The days on the component sheet: it is Wednesday 25 November 2026 in Puerto Ámbar, an hour behind Valdemora. */
const at = (text: string) => new Date(`${text}:00Z`);

export const reading = { zone: "Atlantic/Canary", place: "Puerto Ámbar", now: at("2026-11-25T18:42") };

const here = { zone: "Atlantic/Canary", site: "Puerto Ámbar" };
const there = { zone: "Europe/Madrid", site: "Valdemora" };

export const passenger = { startsAt: at("2026-11-26T14:00"), endsAt: at("2026-11-26T16:30"), ...here };
export const winter = { startsAt: at("2026-12-07T08:00"), endsAt: at("2026-12-07T10:30"), ...there };
export const bag = { startsAt: at("2026-12-08T12:00"), endsAt: at("2026-12-08T14:30"), ...there };
export const night = { startsAt: at("2026-11-26T22:00"), endsAt: at("2026-11-27T01:00"), ...here };
export const evening = { startsAt: at("2026-12-02T17:00"), endsAt: at("2026-12-02T20:00"), ...here };
export const earlier = { startsAt: at("2026-11-02T08:00"), endsAt: at("2026-11-02T08:30"), ...here };
/** Half past midnight there is the day before here. */
export const late = { startsAt: at("2026-12-09T23:30"), endsAt: at("2026-12-10T02:00"), ...there };

export const departments = {
  bag: { code: "BAG", name: "Baggage Hall and Sorting" },
  prm: { code: "PRM", name: "Assisted Travel" },
  apc: { code: "APC", name: "Apron Control" },
  afo: { code: "AFO", name: "Airfield Operations" },
  lpo: { code: "LPO", name: "Lost Property" },
} as const;

export const people = {
  maria: { name: "María de los Ángeles Fernández-Villaverde Etxeberria de la Torre", language: "es" },
  tomas: { name: "Tomás Iturralde Echeverría", language: "es" },
  maren: { name: "Maren Okafor-Lindqvist" },
  noa: { name: "נועה בן־דוד", language: "he" },
  leila: { name: "ليلى حدّاد", language: "ar" },
  kwame: { name: "Kwame Boateng-Ouédraogo" },
} as const;

/** One hundred and twenty letters without a place to break. */
export const unbreakable = "ThisNameHasNoSpacesAtAllAndGoesOnForOneHundredAndTwentyCharactersWithoutBreakingOut".padEnd(
  120,
  "Of",
);
