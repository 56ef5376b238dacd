import type { DepartmentDocument } from "#models/people/department.document.ts";
import type { ProposalFacts } from "#models/record/date-facts.ts";
import type { ProposalDocument } from "./proposal.document.ts";

/** What a letter says of a suggested date. */
export const proposalFacts = (
  { _id, title, startsAt, zone, siteName, words }: ProposalDocument,
  department: Pick<DepartmentDocument, "_id" | "name">,
  person: string,
): ProposalFacts => ({
  proposalId: String(_id),
  departmentId: String(department._id),
  departmentName: department.name,
  ...{ title, startsAt, zone, siteName, person, words },
});
