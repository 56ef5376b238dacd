import { Types } from "mongoose";
import { emptyDatabase } from "#models/database/empty.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import * as build from "./builders/index.ts";
import { hours } from "./builders/index.ts";

export { actor, crowd, hours, noon } from "./builders/index.ts";
export * as build from "./builders/index.ts";

type Ten<T> = [T, T, T, T, T, T, T, T, T, T];

export type Cast = Awaited<ReturnType<typeof cast>>;

/**
 * Halcón Airports, small and the same each time, in a database that is emptied if it is there already. Puerto Ámbar keeps UTC in winter,
 * Valdemora is an hour ahead. Release is automatic but for Security, where Ingrid decides, at most two away at once.
 */
export async function cast() {
  if (await Organisation.exists({})) await emptyDatabase();
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
