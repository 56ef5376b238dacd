import type { ClientSession } from "mongoose";
import { DomainError } from "#models/errors.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { record } from "#models/record/activity.ts";
import { addMinutes } from "#models/shared/time.ts";
import { SYSTEM } from "./actor.ts";
import { Department } from "./department.document.ts";
import { Organisation } from "./organisation.document.ts";
import { Person } from "./person.document.ts";
import { hashOf, makeSecret } from "./secret.ts";
import { SignInLink } from "./sign-in.document.ts";
import { startSignIn, type Started } from "./sign-in.ts";
import { Site } from "./site.document.ts";
import { fold, keyOf, searchedBy } from "./words.ts";

/** The set-up link works for so many hours; each start makes a new one while there is no organisation. */
const SET_UP_HOURS = 24;
/** The first coordinator is on no staff list yet; imports give out numbers of another form. */
const FIRST_NUMBER = "COORDINATOR-1";

/** The organisation's name, or null before set-up. */
export async function organisationName(): Promise<string | null> {
  const found = await Organisation.findById("organisation", { name: 1 }).lean();
  return found?.name ?? null;
}

/** The secret of a fresh set-up link while there is no organisation; earlier ones stop working. Null once there is one. */
export async function prepareSetUp(now: Date): Promise<string | null> {
  if ((await organisationName()) !== null) return null;
  const secret = makeSecret();
  await SignInLink.deleteMany({ purpose: "set-up", usedAt: null });
  const expiresAt = addMinutes(now, SET_UP_HOURS * 60);
  await SignInLink.create({ hash: hashOf(secret), purpose: "set-up", person: null, createdAt: now, expiresAt });
  return secret;
}

/** Whether a set-up link would work now. */
export async function setUpIsOpen(secret: string, now: Date): Promise<boolean> {
  const link = await SignInLink.findOne({ hash: hashOf(secret), purpose: "set-up", usedAt: null }).lean();
  return link !== null && link.expiresAt > now && (await organisationName()) === null;
}

/** What the first coordinator says about the organisation. */
export interface Beginning {
  organisation: string;
  site: string;
  /** IANA zone of the site. */
  zone: string;
  /** The coordinator. */
  name: string;
  email: string;
  /** What the department of the coordinators is called, in the language of set-up. */
  departmentName: string;
}

/** Makes the organisation, its first site, the coordinators' department and the first coordinator, and signs them in: all
 *  or nothing, and once, since the organisation has one id. */
export async function setUp(secret: string, beginning: Beginning, browser: string, now: Date): Promise<Started> {
  return inTransaction(async (tx) => {
    const link = await SignInLink.findOneAndUpdate(
      { hash: hashOf(secret), purpose: "set-up", usedAt: null, expiresAt: { $gt: now } },
      { $set: { usedAt: now } },
      { session: tx },
    ).lean();
    if (!link || (await Organisation.exists({ _id: "organisation" }).session(tx)))
      throw new DomainError("set-up-closed");
    const coordinator = await begin(beginning, now, tx);
    await record(
      SYSTEM,
      [{ what: "organisation.set-up", thing: { kind: "organisation", id: "organisation" }, facts: { coordinator } }],
      now,
      tx,
    );
    return startSignIn(coordinator, browser, now, tx);
  });
}

async function begin(beginning: Beginning, now: Date, session: ClientSession): Promise<string> {
  const { organisation, site: place, zone, name, email, departmentName } = beginning;
  await Organisation.create([{ _id: "organisation", name: organisation, createdAt: now }], { session });
  const [site] = await Site.create([{ name: place, key: keyOf(place), zone }], { session });
  const [department] = await Department.create(
    [{ name: departmentName, key: departmentName.toUpperCase(), code: "COO", site: site!._id, createdAt: now }],
    { session },
  );
  const family = name.trim().split(/\s+/).at(-1)!;
  const [person] = await Person.create(
    [
      {
        name,
        sortName: fold(`${family} ${name}`),
        key: name,
        ...searchedBy(name, FIRST_NUMBER),
        department: department!._id,
        site: site!._id,
        email,
        staffNumber: FIRST_NUMBER,
        roles: ["coordinator"],
        createdAt: now,
      },
    ],
    { session },
  );
  await Department.updateOne({ _id: department!._id }, { $set: { leads: [person!._id] } }, { session });
  return person!._id.toString();
}
