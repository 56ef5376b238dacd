import type { JobContext } from "#jobs/job.ts";
import { openPost } from "#jobs/mail/transport.ts";
import type { Letter } from "#models/record/outbox.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { noon } from "../cast.ts";
import { facts, house } from "./letter-facts.ts";

export const silent = { info() {}, warn() {}, error() {} };

/** What a job is given, with a mail server of the test's and a clock that stands. */
export const contextFor = (smtpUrl: string, over: Partial<JobContext> = {}): JobContext => ({
  now: () => noon,
  post: openPost({ smtpUrl, folder: "" }),
  from: house.from,
  baseUrl: house.baseUrl,
  log: process.env.TEST_LOG ? console : silent,
  signal: new AbortController().signal,
  ...over,
});

/** A letter to leave; `about` numbers the thing it is about. */
export const letterTo = (person: PersonDocument, about: string, over: Partial<Letter> = {}): Letter => ({
  kind: "booked",
  to: person._id.toString(),
  about,
  version: 1,
  facts: { ...facts() },
  ...over,
});
