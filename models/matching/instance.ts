import { z } from "zod";
import { DomainError } from "#models/errors.ts";
import { checkNames } from "./match/names.ts";

/** The shape of a round as plain values, "shadowing-round/1": times are whole minutes from 00:00 of its first day, points
 *  whole numbers. What is not named here is passed over. */
const id = z.string().min(1);
const minute = z.int();
const count = z.int().min(0);
const span = z.tuple([minute, minute]);

const scoring = z.object({
  /** Points for the first, second, … wish; a wish past the last is worth none. */
  rank: z.array(count),
  placed: count,
  perRoundWaited: count,
  roundsWaitedCounted: count,
  perTimeTurnedDown: count,
  timesTurnedDownCounted: count,
  neverShadowed: count,
  spread: count,
});

const department = z.object({
  id,
  name: z.string().optional(),
  site: id,
  staff: count.optional(),
  release: z.object({ atOnce: count, perDay: count }),
  spreadTarget: count,
});

const session = z.object({
  id,
  department: id,
  site: id,
  start: minute,
  end: minute,
  seats: count,
  /** 1 where it has none. */
  minimumToRun: count,
  needs: z.array(z.string()),
});

const person = z.object({
  id,
  department: id,
  shiftPattern: id,
  busy: z.array(span),
  /** Clearance → the last day, counted from 0, on which it is valid. */
  clearances: z.record(z.string(), z.int()),
  askedAt: minute,
  roundsWaiting: count,
  timesTurnedDown: count,
  hasShadowedBefore: z.boolean(),
  sessionsWanted: z.int().min(1).max(2).optional(),
  /** Best first: any session of a department, one session, or any of several, as a plan has. */
  wishes: z.array(
    z.union([z.object({ department: id }), z.object({ session: id }), z.object({ sessions: z.array(id) })]),
  ),
});

const schema = z.object({
  format: z.literal("shadowing-round/1"),
  name: z.string(),
  round: z.object({ days: z.int().min(1), sessionsPerPerson: z.int().min(1).max(2) }),
  scoring,
  sites: z.array(z.object({ id, name: z.string().optional(), needs: z.array(z.string()) })),
  travelMinutes: z.array(z.array(count)),
  departments: z.array(department),
  shiftPatterns: z.array(z.object({ id, onDuty: z.array(span) })),
  sessions: z.array(session),
  connect: z.array(z.object({ from: id, to: id, points: count })),
  people: z.array(person),
});

export type ShadowingRound = z.infer<typeof schema>;

export const REASONS = ["full", "called-off", "team-day", "team-moment", "no-option"] as const;
/** What stops an option: no seat, a minimum not reached, the team's cap for the day or the moment. */
export type Reason = (typeof REASONS)[number];

/** "shadowing-result/1": who goes where, what it is worth, and the prices that prove how good it is. */
export interface ShadowingResult {
  format: "shadowing-result/1";
  round: string;
  /** [person, session]. */
  placements: [string, string][];
  value: number;
  /** No plan is worth more. */
  upperBound: number;
  /** Everybody without a place, with every reason that stops one of their options. */
  unplaced: Record<string, Reason[]>;
  /** Prices of seats, [department, day], [department, minute] and the points the spread keeps; all 0 where not named. */
  proof: {
    seat: Record<string, number>;
    day: [string, number, number][];
    moment: [string, number, number][];
    spread: Record<string, number>;
  };
}

/** Checks that a value is a round. Refuses, naming the first thing wrong: round-file-format, -missing, -shape, -small,
 *  -large, -double, -unknown, -backwards, -travel. */
export function readInstance(value: unknown): ShadowingRound {
  const format = (value as { format?: unknown } | null)?.format;
  if (format !== "shadowing-round/1")
    throw new DomainError("round-file-format", { format: typeof format === "string" ? format.slice(0, 40) : "" });
  const read = schema.safeParse(value, { reportInput: true });
  if (!read.success) throw refusal(read.error.issues[0]!);
  checkNames(read.data);
  return read.data;
}

function refusal(issue: z.core.$ZodIssue): DomainError {
  const where = issue.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("").slice(1); // prettier-ignore
  if (issue.input === undefined) return new DomainError("round-file-missing", { where });
  const sized = issue.code === "too_small" || issue.code === "too_big";
  if (sized && issue.origin === "array") return new DomainError("round-file-shape", { where, expected: "tuple" });
  if (issue.code === "too_small") return new DomainError("round-file-small", { where, least: Number(issue.minimum) });
  if (issue.code === "too_big") return new DomainError("round-file-large", { where, most: Number(issue.maximum) });
  const expected = issue.code === "invalid_type" ? issue.expected : "wish";
  return new DomainError("round-file-shape", { where, expected });
}
