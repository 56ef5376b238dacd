import type { Types } from "mongoose";
import { LANGUAGES, type Language } from "#models/shared/texts/index.ts";
import { isEmail } from "#models/shared/email.ts";
import { Organisation } from "./organisation.document.ts";
import { Person } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** Somebody who is written to. `email` is null for people without a mailbox. */
export interface ReaderRow {
  name: string;
  email: string | null;
  language: Language;
  /** IANA zone and name of the own site. */
  zone: string;
  siteName: string;
}

/** Who a list of people is, as letters need it; by id. People who are gone are absent. */
export async function readersOf(ids: readonly Types.ObjectId[]): Promise<Map<string, ReaderRow>> {
  const people = await Person.find({ _id: { $in: ids } }, { name: 1, email: 1, language: 1, site: 1 }).lean();
  const sites = await Site.find({ _id: { $in: people.map((person) => person.site) } }, { name: 1, zone: 1 }).lean();
  const siteOf = new Map(sites.map((site) => [site._id.toString(), site]));
  return new Map(
    people.map(({ _id, name, email, language, site }) => {
      const own = siteOf.get(site.toString());
      const known = LANGUAGES.find((one) => one === language) ?? "en";
      const address = email !== undefined && isEmail(email) ? email : null;
      return [
        _id.toString(),
        { name, email: address, language: known, zone: own?.zone ?? "UTC", siteName: own?.name ?? "" },
      ];
    }),
  );
}

/** Who letters come from: the organisation, and the coordinator whom questions go to. */
export async function letterHead(): Promise<{ organisation: string; contact?: { name: string; email: string } }> {
  const organisation = await Organisation.findById("organisation", { name: 1 }).lean();
  const coordinator = await Person.findOne(
    { roles: "coordinator", leftAt: null, email: { $exists: true } },
    { name: 1, email: 1 },
  )
    .sort({ sortName: 1, _id: 1 })
    .lean();
  return {
    organisation: organisation?.name ?? "Understudy",
    ...(coordinator?.email && { contact: { name: coordinator.name, email: coordinator.email } }),
  };
}
