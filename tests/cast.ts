import { emptyDatabase } from "#models/database/empty.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import * as build from "./builders/index.ts";
import { hours } from "./builders/index.ts";

export { actor, crowd, hours, noon } from "./builders/index.ts";
export * as build from "./builders/index.ts";

export type Cast = Awaited<ReturnType<typeof cast>>;

/**
 * Halcón Airports, small and the same each time, in a database that is emptied first. Puerto Ámbar keeps UTC in winter,
 * Valdemora is an hour ahead. Release is automatic but for Security, where Ingrid decides, at most two away at once.
 */
export async function cast() {
  await emptyDatabase();
  await Organisation.create({ _id: "organisation", name: "Halcón Airports", createdAt: hours(-24 * 90) });
  const ambar = await build.site("Puerto Ámbar", "Atlantic/Canary");
  const valdemora = await build.site("Valdemora", "Europe/Madrid");

  const security = await build.department("SEC", "Security Checkpoint North", ambar, {
    release: { mode: "decided", atOnce: 2, staffing: 0 },
  });
  const assisted = await build.department("PRM", "Assisted Travel", ambar);
  const baggage = await build.department("BAG", "Baggage Hall and Sorting", valdemora);
  const apron = await build.department("APC", "Apron Control", ambar);
  const duty = await build.department("DUT", "Terminal Duty Managers", ambar);

  const ingrid = await build.person({ name: "Ingrid Solheim", jobTitle: "Security shift lead" }, security);
  const maren = await build.person(
    { name: "Maren Okafor-Lindqvist", jobTitle: "Security officer", supervisor: ingrid._id },
    security,
  );
  const yusuf = await build.person({ name: "Yusuf Demirci", jobTitle: "Security officer" }, security);
  const tomas = await build.person({ name: "Tomás Iturralde Echeverría", jobTitle: "Assistance agent" }, assisted);
  const linh = await build.person({ name: "Nguyễn Thị Diệu Linh", jobTitle: "Assistance agent" }, assisted);
  const maria = await build.person(
    { name: "María de los Ángeles Fernández-Villaverde Etxeberria de la Torre", jobTitle: "Hall supervisor" },
    baggage,
  );
  const piet = await build.person({ name: "Piet van der Berg", jobTitle: "Apron controller" }, apron);
  const noor = await build.person({ name: "نور الهاشمي", jobTitle: "Apron controller", language: "en" }, apron);
  /** On the list without mail: signs in with number and code. */
  const aoife = await build.person({ name: "Aoife Ní Bhriain", jobTitle: "Stand planner", email: undefined }, apron);
  const beatriz = await build.person(
    { name: "Beatriz Anaya", jobTitle: "Terminal duty manager", roles: ["coordinator"] },
    duty,
  );

  await Department.updateOne({ _id: security._id }, { $set: { leads: [ingrid._id] } });
  await Department.updateOne({ _id: assisted._id }, { $set: { hosts: [tomas._id] } });
  await Department.updateOne({ _id: baggage._id }, { $set: { hosts: [maria._id] } });
  await Department.updateOne({ _id: apron._id }, { $set: { leads: [piet._id] } });

  return {
    ...{ ambar, valdemora, security, assisted, baggage, apron, duty },
    ...{ ingrid, maren, yusuf, tomas, linh, maria, piet, noor, aoife, beatriz },
  };
}
