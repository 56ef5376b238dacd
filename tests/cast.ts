import { emptyDatabase } from "#models/database/empty.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import * as build from "./builders/index.ts";
import { hours } from "./builders/index.ts";

export { actor, crowd, hours, noon } from "./builders/index.ts";
export * as build from "./builders/index.ts";

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
  const decided = { release: { mode: "decided" as const, atOnce: 2, staffing: 0 } };
  const [security, assisted, baggage, apron, duty] = await Promise.all([
    build.department("SEC", "Security Checkpoint North", ambar, decided),
    build.department("PRM", "Assisted Travel", ambar),
    build.department("BAG", "Baggage Hall and Sorting", valdemora),
    build.department("APC", "Apron Control", ambar),
    build.department("DUT", "Terminal Duty Managers", ambar),
  ]);
  const ingrid = await build.person({ name: "Ingrid Solheim", jobTitle: "Security shift lead" }, security);
  const officer = { jobTitle: "Security officer" };
  const longName = "María de los Ángeles Fernández-Villaverde Etxeberria de la Torre";
  const [maren, yusuf, tomas, linh, maria, piet, noor, aoife, beatriz] = await Promise.all([
    build.person({ name: "Maren Okafor-Lindqvist", ...officer, supervisor: ingrid._id }, security),
    build.person({ name: "Yusuf Demirci", ...officer }, security),
    build.person({ name: "Tomás Iturralde Echeverría", jobTitle: "Assistance agent" }, assisted),
    build.person({ name: "Nguyễn Thị Diệu Linh", jobTitle: "Assistance agent" }, assisted),
    build.person({ name: longName, jobTitle: "Hall supervisor" }, baggage),
    build.person({ name: "Piet van der Berg", jobTitle: "Apron controller" }, apron),
    build.person({ name: "نور الهاشمي", jobTitle: "Apron controller" }, apron),
    // On the list without mail: signs in with number and code.
    build.person({ name: "Aoife Ní Bhriain", jobTitle: "Stand planner", email: undefined }, apron),
    build.person({ name: "Beatriz Anaya", jobTitle: "Terminal duty manager", roles: ["coordinator"] }, duty),
  ]);
  await Promise.all([
    Department.updateOne({ _id: security._id }, { $set: { leads: [ingrid._id] } }),
    Department.updateOne({ _id: assisted._id }, { $set: { hosts: [tomas._id] } }),
    Department.updateOne({ _id: baggage._id }, { $set: { hosts: [maria._id] } }),
    Department.updateOne({ _id: apron._id }, { $set: { leads: [piet._id] } }),
  ]);
  return {
    ...{ ambar, valdemora, security, assisted, baggage, apron, duty },
    ...{ ingrid, maren, yusuf, tomas, linh, maria, piet, noor, aoife, beatriz },
  };
}
