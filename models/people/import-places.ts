import { Department } from "./department.document.ts";
import { Site } from "./site.document.ts";

/** Departments and sites by key, as they are now: another hand may have made one of the same key meanwhile. */
export async function findPlaces() {
  const [departments, sites] = await Promise.all([
    Department.find({}, { key: 1, site: 1 }).lean(),
    Site.find({}, { key: 1 }).lean(),
  ]);
  const departmentOf = new Map(departments.map((department) => [department.key, department]));
  return { departmentOf, siteOf: new Map(sites.map(({ key, _id }) => [key, _id])) };
}
