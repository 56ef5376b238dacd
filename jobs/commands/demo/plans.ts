import type { Kind } from "#models/shared/vocabulary.ts";

/** What the departments of the demo show to visitors. */
export interface DemoPlan {
  code: string;
  title: string;
  kind: Kind;
  minutes: number;
  places: number;
  clock: string;
  /** ISO weekdays it is held on. */
  weekdays: readonly number[];
  aims: string;
  meet: string;
  agenda: readonly (readonly [number, string, string])[];
  bring: string;
  wear: string;
  know: string;
  clearances: readonly string[];
}

export const AIRSIDE = "Airside badge";
export const FILM = "Safety film";

const visit = (
  code: string,
  title: string,
  [kind, minutes, places]: readonly [Kind, number, number],
  [clock, ...weekdays]: readonly [string, ...number[]],
  aims: string,
  meet: string,
  more: Partial<Pick<DemoPlan, "agenda" | "bring" | "wear" | "know" | "clearances">> = {},
): DemoPlan => ({
  ...{ code, title, kind, minutes, places, clock, weekdays, aims, meet },
  ...{ agenda: [], bring: "Your staff card.", wear: "Flat shoes.", know: "", clearances: [], ...more },
});

export const PLANS: readonly DemoPlan[] = [
  visit(
    "BAG",
    "The path of a bag, from belt to hold",
    ["observation", 150, 6],
    ["13:00", 2],
    "Follow one bag from the check-in belt through screening and sorting to the aircraft. You stand beside the people who clear jams at two in the morning, and see what a label that is stuck on badly costs them.",
    "Staff entrance E7, below Terminal B",
    {
      agenda: [
        [15, "Welcome, vest, where not to stand", "Briefing room E7.02"],
        [45, "Screening level 3: the bags nobody wants to open", "with the screening lead"],
        [60, "Sorter control room during the afternoon wave", ""],
        [30, "Make-up area, then questions", "ends at E7"],
      ],
      bring: "Your airside badge.",
      wear: "Closed flat shoes, long trousers. Ear protection is lent.",
      know: "48 steps and no lift between levels 3 and 4.",
      clearances: [AIRSIDE],
    },
  ),
  visit(
    "BAG",
    "Baggage hall, first wave",
    ["hands-on", 180, 3],
    ["06:00", 3],
    "Work beside the early shift while the first forty departures are loaded.",
    "Staff entrance E7, below Terminal B",
    {
      clearances: [AIRSIDE, FILM],
      wear: "Closed flat shoes. A vest is lent.",
      know: "You lift bags of up to 23 kg if you wish to.",
    },
  ),
  visit(
    "BAG",
    "Why bags miss their flight",
    ["round-table", 60, 10],
    ["14:00", 4],
    "Transfer desk, handlers and the sorter team go through last month's missed bags together with you.",
    "Meeting room B2.14",
  ),
  visit(
    "PRM",
    "One passenger, kerb to seat",
    ["observation", 150, 4],
    ["14:00", 4],
    "Walk with an assistance agent from the kerb to the aircraft door, at the passenger's pace. You will do your own job differently afterwards.",
    "Assistance desk, Terminal A, arrivals level, door 4",
    {
      agenda: [
        [20, "How a request reaches us", "Dispatch"],
        [100, "With one passenger", ""],
        [30, "What we wish others knew", "Crew room"],
      ],
      wear: "Flat shoes, your badge. We lend you a vest.",
    },
  ),
  visit(
    "PRM",
    "Dispatching assistance at the evening peak",
    ["observation", 120, 2],
    ["18:00", 5],
    "Sixty requests an hour and thirty agents: sit beside the dispatcher.",
    "Dispatch, Terminal A, level 2",
  ),
  visit(
    "PRM",
    "Meet Assisted Travel",
    ["meet-and-greet", 30, 8],
    ["11:00", 1],
    "Half an hour with the team, coffee included.",
    "Crew room, Terminal A, level 1",
  ),
  visit(
    "APC",
    "The evening push, seen from Apron Control",
    ["observation", 180, 2],
    ["17:00", 3],
    "Fifty departures in three hours. You hear every word between tower, pilots and stand planners.",
    "Control building, reception",
    { clearances: [AIRSIDE], know: "No phones in the control room." },
  ),
  visit(
    "APC",
    "How a stand is chosen",
    ["briefing", 45, 6],
    ["10:00", 2],
    "Why your flight parks where it does, and what changes it at the last minute.",
    "Control building, room 3",
  ),
  visit(
    "AFO",
    "Night works: closing and opening a runway in one night",
    ["observation", 180, 3],
    ["22:00", 4],
    "From the last landing to the first departure, with the crew that repairs the lights.",
    "Airfield gate 12",
    { clearances: [AIRSIDE, FILM], wear: "Warm clothes, closed shoes. High-visibility jacket is lent." },
  ),
  visit(
    "AFO",
    "Birds, hares and a runway",
    ["observation", 120, 3],
    ["07:30", 5],
    "A morning round with the wildlife officer.",
    "Airfield gate 12",
    { clearances: [AIRSIDE] },
  ),
  visit(
    "AFO",
    "What a runway inspection looks for",
    ["briefing", 60, 8],
    ["15:00", 1],
    "Photographs, numbers and one real bolt.",
    "Operations centre, room 1",
  ),
  visit(
    "RFF",
    "A morning at the fire station",
    ["hands-on", 150, 6],
    ["10:00", 2],
    "Put on the gear, see the vehicles, and join a drill.",
    "Fire station, front gate",
    { clearances: [FILM], know: "If the alarm goes, the visit waits in the watch room." },
  ),
  visit(
    "RFF",
    "First aid for people who are not firefighters",
    ["hands-on", 90, 10],
    ["13:30", 3],
    "What to do in the first three minutes, on a dummy and in pairs.",
    "Fire station, training room",
  ),
  visit(
    "RFF",
    "Meet the watch",
    ["meet-and-greet", 30, 6],
    ["16:00", 4],
    "The people behind the doors you are told to keep clear.",
    "Fire station, front gate",
  ),
  visit(
    "SEC",
    "A shift at the checkpoint",
    ["observation", 120, 3],
    ["05:30", 1],
    "Stand on the other side of the scanner while the first wave comes.",
    "Checkpoint North, staff door",
    { bring: "Your staff card; leave bags in your locker." },
  ),
  visit(
    "SEC",
    "What the screen shows",
    ["briefing", 60, 6],
    ["11:00", 3],
    "Twenty X-ray images, and how an officer reads them.",
    "Training room N1",
  ),
  visit(
    "SEC",
    "Why the queue stops",
    ["focus-group", 60, 9],
    ["14:30", 2],
    "Officers and other departments look at one bad morning together.",
    "Training room N1",
  ),
  visit(
    "TFM",
    "The terminal below the terminal",
    ["observation", 90, 2],
    ["16:00", 2],
    "Cable cellar, cooling plant, the doors nobody sees.",
    "Workshop, level −2",
  ),
  visit(
    "TFM",
    "A lift stops: the first ten minutes",
    ["observation", 60, 4],
    ["09:00", 4],
    "With the technician on call.",
    "Workshop, level −2",
  ),
  visit(
    "TFM",
    "Energy round table",
    ["round-table", 60, 12],
    ["15:00", 5],
    "What each department could switch off, and what it must not.",
    "Meeting room A3.01",
  ),
  visit(
    "GTP",
    "Two thousand cars before noon",
    ["observation", 120, 4],
    ["08:00", 5],
    "The parking control room on a holiday morning.",
    "Parking control, P2",
  ),
  visit(
    "GTP",
    "How the bus plan is made",
    ["briefing", 45, 8],
    ["13:00", 1],
    "Between the rail timetable and the flights.",
    "Transport office, P1",
  ),
  visit(
    "LPO",
    "How 4,100 lost things a month find their owner again",
    ["briefing", 30, 12],
    ["11:00", 2],
    "From the tray at the checkpoint to the parcel that goes home.",
    "Lost Property counter, arrivals",
  ),
  visit(
    "LPO",
    "A day at the counter",
    ["hands-on", 180, 2],
    ["09:00", 4],
    "Search, match, telephone: with people who have lost something.",
    "Lost Property counter, arrivals",
  ),
  visit(
    "ITS",
    "Meet the IT Service Desk",
    ["meet-and-greet", 30, 8],
    ["09:30", 4],
    "Who answers when you call, and what they see on their side.",
    "Service desk, V1.20, or online",
  ),
  visit(
    "ITS",
    "One hour on the phones",
    ["observation", 60, 4],
    ["10:30", 2],
    "Listen to eight calls. You will never say “it does not work” again.",
    "Service desk, V1.20",
  ),
  visit(
    "WTH",
    "Winter desk: who decides about de-icing",
    ["observation", 60, 3],
    ["09:00", 1],
    "The morning briefing, the holdover table, and the telephone that decides.",
    "Weather desk, V3.02",
  ),
  visit(
    "DUT",
    "Duty managers’ handover",
    ["observation", 30, 3],
    ["15:30", 4],
    "What one half of a day leaves to the other.",
    "Duty office, Terminal A",
  ),
  visit(
    "BDL",
    "Both sides of the border queue",
    ["observation", 90, 3],
    ["12:00", 3],
    "With the liaison officer, once in the queue and once behind the glass.",
    "Border office, Terminal A",
    { clearances: [FILM] },
  ),
  visit(
    "CUS",
    "A complaint, from letter to change",
    ["round-table", 60, 8],
    ["10:00", 5],
    "One real complaint, followed through four departments.",
    "Insight room, V2.08",
  ),
];
