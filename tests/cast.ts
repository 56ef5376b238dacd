import mongoose, { Types } from "mongoose";
import { emptyDatabase } from "#models/database/empty.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import * as build from "./builders/index.ts";
import { hours } from "./builders/index.ts";
import { numbered } from "./builders/people.ts";
import { renewed } from "./renewed.ts";
import { otherwise, putRows, type Row, type Rows } from "./rows.ts";

export { actor, crowd, hours, noon } from "./builders/index.ts";
export * as build from "./builders/index.ts";

type Ten<T> = [T, T, T, T, T, T, T, T, T, T];

export type Cast = Awaited<ReturnType<typeof make>>;

/**
 * Halcón Airports, small and the same each time, in a database that is emptied if it is there already. Puerto Ámbar keeps UTC in winter,
 * Valdemora is an hour ahead. Release is automatic but for Security, where Ingrid decides, at most two away at once.
 */
export async function cast(): Promise<Cast> {
  if (await Organisation.exists({})) await emptyDatabase();
  if (first) return again(first);
  const made = await make();
  first = await remembered(made);
  return made;
}

async function make() {
  const [ambar, valdemora] = await Promise.all([
    build.site("Puerto Ámbar", "Atlantic/Canary"),
    build.site("Valdemora", "Europe/Madrid"),
    Organisation.create({ _id: "organisation", name: "Halcón Airports", createdAt: hours(-24 * 90) }),
  ]);
  const [ingridId, tomasId, mariaId, pietId] = [0, 1, 2, 3].map(() => new Types.ObjectId());
  const decided = { release: { mode: "decided" as const, atOnce: 2, staffing: 0 }, leads: [ingridId!] };
  const [security, assisted, baggage, apron, duty] = await Promise.all([
    build.department("SEC", "Security Checkpoint North", ambar, decided),
    build.department("PRM", "Assisted Travel", ambar, { hosts: [tomasId!] }),
    build.department("BAG", "Baggage Hall and Sorting", valdemora, { hosts: [mariaId!] }),
    build.department("APC", "Apron Control", ambar, { leads: [pietId!] }),
    build.department("DUT", "Terminal Duty Managers", ambar),
  ]);
  const officer = { jobTitle: "Security officer" };
  const longName = "María de los Ángeles Fernández-Villaverde Etxeberria de la Torre";
  const people = await build.people([
    [{ _id: ingridId!, name: "Ingrid Solheim", jobTitle: "Security shift lead" }, security],
    [{ name: "Maren Okafor-Lindqvist", ...officer, supervisor: ingridId! }, security],
    [{ name: "Yusuf Demirci", ...officer }, security],
    [{ _id: tomasId!, name: "Tomás Iturralde Echeverría", jobTitle: "Assistance agent" }, assisted],
    [{ name: "Nguyễn Thị Diệu Linh", jobTitle: "Assistance agent" }, assisted],
    [{ _id: mariaId!, name: longName, jobTitle: "Hall supervisor" }, baggage],
    [{ _id: pietId!, name: "Piet van der Berg", jobTitle: "Apron controller" }, apron],
    [{ name: "نور الهاشمي", jobTitle: "Apron controller" }, apron],
    // On the list without mail: signs in with number and code.
    [{ name: "Aoife Ní Bhriain", jobTitle: "Stand planner", email: undefined }, apron],
    [{ name: "Beatriz Anaya", jobTitle: "Terminal duty manager", roles: ["coordinator"] }, duty],
  ]);
  const [ingrid, maren, yusuf, tomas, linh, maria, piet, noor, aoife, beatriz] = people as Ten<PersonDocument>;
  return {
    ...{ ambar, valdemora, security, assisted, baggage, apron, duty },
    ...{ ingrid, maren, yusuf, tomas, linh, maria, piet, noor, aoife, beatriz },
  };
}

/** The cast as this process first made it, through its schemas: what was given back, and the rows that came of it. */
let first: { made: Cast; rows: Rows } | undefined;

async function remembered(made: Cast): Promise<NonNullable<typeof first>> {
  const own = { _id: { $in: ["organisation", ...Object.values(made).map(({ _id }) => _id)] as never[] } };
  const rows: Rows = {};
  for (const name of ["organisations", "sites", "departments", "people"])
    rows[name] = await mongoose.connection.collection<Row>(name).find(own).toArray();
  // A copy, for a test may change what it was given.
  return renewed({ made, rows }, new Map());
}

/** The same with other ids and staff numbers, in a fifth of the time: most tests begin with it. */
async function again(of: NonNullable<typeof first>): Promise<Cast> {
  const { made, rows } = otherwise(of);
  const given = new Map<string, object>(Object.values(made).map((one) => [String(one._id), one]));
  for (const row of rows["people"]!) {
    const { email, ...number } = numbered(String(row["name"]));
    const own = row["email"] === undefined ? number : { ...number, email };
    Object.assign(row, own);
    Object.assign(given.get(String(row._id))!, own);
  }
  await putRows(rows);
  return made;
}
