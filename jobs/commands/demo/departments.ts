import type { ReleaseMode } from "#models/shared/vocabulary.ts";

/** The departments of Halcón Airports, which is invented, with how each releases its people. */
export interface DemoDepartment {
  code: string;
  name: string;
  about: string;
  site: "ambar" | "valdemora";
  people: number;
  mode: ReleaseMode;
  atOnce: number | null;
  jobs: readonly string[];
}

const at = (
  code: string,
  name: string,
  site: DemoDepartment["site"],
  people: number,
  [mode, atOnce]: [ReleaseMode, number | null],
  jobs: readonly string[],
  about: string,
): DemoDepartment => ({ code, name, site, people, mode, atOnce, jobs, about });

export const DEPARTMENTS: readonly DemoDepartment[] = [
  at(
    "SEC",
    "Security Checkpoint North",
    "ambar",
    60,
    ["decided", 2],
    ["Security officer", "Shift lead", "Screening trainer"],
    "We screen every passenger and bag that goes airside through the north hall, day and night.",
  ),
  at(
    "PRM",
    "Assisted Travel",
    "ambar",
    42,
    ["automatic", 3],
    ["Assistance agent", "Dispatcher"],
    "We bring people who need a hand from the kerb to their seat, and back.",
  ),
  at(
    "BAG",
    "Baggage Hall and Sorting",
    "valdemora",
    52,
    ["decided", 3],
    ["Baggage handler", "Sorter operator", "Hall supervisor"],
    "Forty thousand bags a day find the right aircraft here, most of them unseen.",
  ),
  at(
    "APC",
    "Apron Control",
    "ambar",
    22,
    ["decided", 1],
    ["Apron controller", "Stand planner"],
    "We say which aircraft stands where, and when it may move.",
  ),
  at(
    "AFO",
    "Airfield Operations",
    "ambar",
    26,
    ["automatic", 2],
    ["Airfield officer", "Wildlife officer"],
    "Runways, lights, birds and works: we keep the airfield open and safe.",
  ),
  at(
    "RFF",
    "Rescue and Fire Fighting",
    "ambar",
    44,
    ["decided", 2],
    ["Firefighter", "Watch commander"],
    "Three minutes to any point of the runway. Between alarms we train.",
  ),
  at(
    "TFM",
    "Terminal Facilities",
    "ambar",
    30,
    ["automatic", 3],
    ["Technician", "Cleaning lead", "Energy manager"],
    "Doors, lifts, lights, water, air: if it stops, we hear of it first.",
  ),
  at(
    "GTP",
    "Ground Transport and Parking",
    "valdemora",
    20,
    ["automatic", null],
    ["Parking steward", "Bus planner"],
    "From the motorway to the door of the terminal.",
  ),
  at(
    "LPO",
    "Lost Property",
    "valdemora",
    10,
    ["automatic", 1],
    ["Lost property clerk"],
    "Four thousand lost things a month, and the people who miss them.",
  ),
  at(
    "ITS",
    "IT Service Desk",
    "valdemora",
    28,
    ["automatic", 4],
    ["Service desk analyst", "Field engineer"],
    "Screens, scanners, radios, passwords. We answer within four minutes.",
  ),
  at(
    "WTH",
    "Winter and Weather Desk",
    "valdemora",
    12,
    ["decided", 1],
    ["Meteorologist", "De-icing planner"],
    "We watch the sky and decide when the airport slows down.",
  ),
  at(
    "DUT",
    "Terminal Duty Managers",
    "ambar",
    18,
    ["automatic", 1],
    ["Duty manager"],
    "One of us is always in charge of the terminal; the others hand over.",
  ),
  at(
    "BDL",
    "Border Liaison",
    "ambar",
    16,
    ["decided", 1],
    ["Liaison officer"],
    "We work between the border police and everybody who waits in the queue.",
  ),
  at(
    "CUS",
    "Customer Insight",
    "valdemora",
    14,
    ["automatic", null],
    ["Researcher", "Complaints adviser"],
    "We read every complaint, and go and look.",
  ),
];
