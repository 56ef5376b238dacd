import mongoose from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testStore } from "./store.ts";

const { uri } = await testStore();
const connection = mongoose.createConnection();

const Department = connection.model(
  "Department",
  new mongoose.Schema({ name: { type: String, required: true, unique: true } }, { timestamps: true }),
);
interface PersonFields {
  email?: string;
  department?: mongoose.Types.ObjectId;
  roles: string[];
  badges: mongoose.Types.DocumentArray<{ name: string; level: number; createdAt?: Date }>;
  until?: Date;
  extra?: Map<string, number>;
}

const Person = connection.model<PersonFields>(
  "Person",
  new mongoose.Schema<PersonFields>(
    {
      email: { type: String, lowercase: true },
      department: { type: mongoose.Schema.Types.ObjectId, ref: "Department", index: true },
      roles: [String],
      badges: [new mongoose.Schema({ name: String, level: Number }, { timestamps: true })],
      until: Date,
      extra: { type: Map, of: Number },
    },
    { timestamps: true, optimisticConcurrency: true },
  )
    .index({ email: 1 }, { unique: true, partialFilterExpression: { email: { $type: "string" } } })
    .index({ until: 1 }, { expireAfterSeconds: 3_600 })
    .index({ "badges.name": 1, "badges.level": -1 }),
);

beforeAll(async () => {
  await connection.openUri(uri, { dbName: "mongoose", autoCreate: true, autoIndex: true });
  await Promise.all([Department.init(), Person.init()]);
});
afterAll(() => connection.close());

test("models make their indexes and keep them as they are", async () => {
  expect((await Person.collection.indexes()).map(({ name }) => name)).toContain("badges.name_1_badges.level_-1");
  expect(await Person.syncIndexes()).toEqual([]);
  expect(await Person.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
});

test("documents are made, found, populated, changed and taken away", async () => {
  const ramp = await Department.create({ name: "Ramp" });
  const ana = await Person.create({
    email: "ANA@example.org",
    department: ramp._id,
    roles: ["host"],
    extra: new Map([["a", 1]]),
  });
  expect((await Person.findById(ana.id).populate("department"))!.get("department.name")).toBe("Ramp");
  ana.badges.push({ name: "Apron", level: 1 } as never);
  ana.roles.push("staff");
  ana.extra!.set("b", 2);
  await ana.save();
  await Person.updateOne(
    { _id: ana._id, "badges.name": "Apron" },
    { $set: { "badges.$.level": 2 }, $addToSet: { roles: "staff" } },
  );
  const found = await Person.findOne({ badges: { $elemMatch: { name: "Apron", level: 2 } } }).lean();
  expect(found).toMatchObject({ email: "ana@example.org", roles: ["host", "staff"], extra: { a: 1, b: 2 } });
  expect(found!.badges[0]!.createdAt).toBeInstanceOf(Date);
  expect(await Person.exists({ department: ramp._id })).toBeTruthy();
  await expect(Person.create({ email: "ana@example.org" })).rejects.toMatchObject({
    code: 11000,
    keyValue: { email: "ana@example.org" },
  });
  await Person.create([{}, {}]);
  expect(await Person.countDocuments({ email: { $eq: null } } as never)).toBe(2);
  const stale = await Person.findById(ana.id);
  await Person.findByIdAndUpdate(ana.id, { $inc: { __v: 1 } });
  stale!.until = new Date();
  await expect(stale!.save()).rejects.toThrow(mongoose.Error.VersionError);
  await Person.findOneAndDelete({ _id: ana._id });
  expect(await Person.findById(ana.id)).toBeNull();
});

test("pipelines, cursors, bulks and transactions", async () => {
  const [first, second] = await Department.create([{ name: "Tower" }, { name: "Fire" }]);
  await Person.bulkWrite([
    { insertOne: { document: { email: "a@x.org", department: first!._id, roles: ["a", "b"] } } },
    { insertOne: { document: { email: "b@x.org", department: first!._id, roles: ["b"] } } },
    { updateOne: { filter: { email: "c@x.org" }, update: { department: second!._id }, upsert: true } },
  ]);
  const counted = await Department.aggregate([
    { $match: { name: { $in: ["Tower", "Fire"] } } },
    { $lookup: { from: "people", localField: "_id", foreignField: "department", as: "people" } },
    { $project: { _id: 0, name: 1, n: { $size: "$people" } } },
    { $sort: { name: 1 } },
  ]);
  expect(counted).toEqual([
    { name: "Fire", n: 1 },
    { name: "Tower", n: 2 },
  ]);
  let n = 0;
  for await (const person of Person.find({ department: first!._id }).sort("email").cursor()) n += person.roles.length;
  expect(n).toBe(3);
  const failing = connection.transaction(async (session) => {
    await Department.create([{ name: "Gone" }], { session });
    await Person.updateMany({ department: first!._id }, { $set: { roles: [] } }, { session });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await Department.exists({ name: "Gone" })).toBeNull();
  expect(await Person.countDocuments({ roles: "b" })).toBe(2);
});
