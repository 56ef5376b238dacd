import { Types } from "mongoose";
import { Department } from "./department.document.ts";
import type { NewDepartment } from "./import/plan.ts";
import { correctPeople, refused } from "./import-corrections.ts";
import { movePeople } from "./import-moves.ts";
import type { BatchWork, Newcomer } from "./import/work.ts";
import { findPlaces } from "./import-places.ts";
import { endLeavers } from "./leaving.ts";
import { Person, type PersonDocument } from "./person.document.ts";
import { Site } from "./site.document.ts";
import { searchedBy } from "./words.ts";

/** Does one batch; doing it again changes nothing. Answers the rows that could not be written. */
export async function applyBatch(runId: Types.ObjectId, work: BatchWork, now: Date): Promise<number[]> {
  switch (work.kind) {
    case "departments":
      await makeDepartments(work.items, now);
      return [];
    case "freed":
      await Person.updateMany({ _id: { $in: work.items.map(idOf) } }, { $unset: { email: 1 } });
      return [];
    case "people":
      return makePeople(runId, work.items, now);
    case "changes":
      return correctPeople(runId, work.items, now);
    case "moves":
      return movePeople(runId, work.items, now);
    case "leavers":
      await endLeavers(runId, work.items.map(idOf), now);
      return [];
  }
}

const idOf = (id: string): Types.ObjectId => new Types.ObjectId(id);

async function makeDepartments(items: NewDepartment[], now: Date): Promise<void> {
  const sites = new Map((await Site.find({}, { key: 1 }).lean()).map(({ key, _id }) => [key, _id]));
  for (const { key, name, code, siteKey } of items)
    await Department.updateOne(
      { key },
      { $setOnInsert: { name, code, site: sites.get(siteKey)!, createdAt: now } },
      { upsert: true, setDefaultsOnInsert: true },
    );
}

/** So many people are inserted at once: more are no faster, and take memory on both sides of the wire. */
const AT_ONCE = 250;

async function makePeople(runId: Types.ObjectId, items: Newcomer[], now: Date): Promise<number[]> {
  const { departmentOf, siteOf } = await findPlaces();
  const failed: number[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const some = items.slice(at, at + AT_ONCE);
    const people = some.map(({ id, entry, staffNumber, supervisor }): PersonDocument => {
      const department = departmentOf.get(entry.departmentKey)!;
      const { key, name, sortName, jobTitle, fullTime, shift, email } = entry;
      return {
        ...{ _id: idOf(id), name, sortName, key, ...searchedBy(name, jobTitle, staffNumber), jobTitle },
        ...{ fullTime, shift },
        department: department._id,
        site: (entry.siteKey && siteOf.get(entry.siteKey)) || department.site,
        ...{ supervisor: supervisor === null ? null : idOf(supervisor), ...(email && { email }), staffNumber },
        ...{ roles: [], language: "en", clearances: [], accessNeeds: "", sharesNeeds: false },
        ...{ importRow: `${runId.toString()}:${entry.row}`, createdAt: now, leftAt: null },
      };
    });
    try {
      // Straight to the driver: everything a document needs is there, and mongoose would take most of the time checking.
      await Person.collection.insertMany(people, { ordered: false });
    } catch (error) {
      failed.push(
        ...refused(
          error,
          some.map(({ entry }) => entry.row),
        ),
      );
    }
  }
  return failed;
}
