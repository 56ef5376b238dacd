import * as z from "zod";
import {
  IMPROVEMENT_STATES,
  LIMITS,
  QUESTIONS,
  type Question,
  type ReflectionRole,
} from "#models/shared/vocabulary.ts";
import { choice, date, id, line, optionalText, text, ticked, wholeNumber } from "./fields.ts";

const version = () => wholeNumber(0, 999_999_999);
const answer = () => optionalText(LIMITS.answer);

/** A reflection, by the button that was pressed ("keep": none, the page keeps what is typed). A draft may lack anything. */
export const reflectionForm = z.object({
  press: z.enum(["send", "later", "keep"]).catch("send"),
  version: version(),
  rating: z.enum(["1", "2", "3", "4", "5"]).optional().catch(undefined),
  learned: answer(),
  heard: answer(),
  effect: answer(),
  cover: answer(),
  friction: answer(),
  commitment: answer(),
  thanks: optionalText(LIMITS.reason),
  thanksPublic: ticked(),
});

/** The answers to what a role is asked, of all that the form could hold. */
export const answersOf = (role: ReflectionRole, value: Record<Question, string>): Partial<Record<Question, string>> =>
  Object.fromEntries(QUESTIONS[role].map((question) => [question, value[question]]));

/** What a coordinator does with a review; each button one, with the version that was looked at. */
export const reviewForm = z.object({
  press: choice(["take", "assign", "in-review", "needs-action", "done", "tag", "note"]),
  version: version(),
  assignee: z.string().optional(),
  tags: optionalText(LIMITS.reason),
  note: optionalText(LIMITS.longText),
});

/** A remark becomes an improvement. */
export const makingForm = z.object({
  version: version(),
  reflection: z.string({ error: "choose" }).pipe(id()),
  title: line(LIMITS.title),
  text: optionalText(LIMITS.answer),
  department: id(),
  due: date(),
});

/** How far an improvement is. */
export const stepForm = z.object({
  version: version(),
  state: choice(IMPROVEMENT_STATES),
  text: text(LIMITS.reason),
  due: date(),
});

/** Told in confidence. */
export const concernForm = z.object({
  text: text(LIMITS.longText),
  reach: optionalText(LIMITS.shortText),
  key: z.string({ error: "required" }).regex(/^[\w-]{8,80}$/, "required"),
});

export const concernStepForm = z.object({
  press: choice(["take", "note", "answer", "reopen"]),
  version: version(),
  text: optionalText(LIMITS.longText),
});

export const thanksForm = z.object({ thanks: id(), shown: z.enum(["yes", "no"], "choose") });
