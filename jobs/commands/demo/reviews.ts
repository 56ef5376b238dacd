import { abreast } from "#models/database/abreast.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { openImprovement, updateImprovement } from "#models/reflection/improvement.ts";
import { reviewPage, reviewQueue, type QueueRow } from "#models/reflection/queue.ts";
import { assignReview, moveReview, noteReview, tagReview } from "#models/reflection/review.ts";
import { addDays, addMinutes, localDate, startOfDay } from "#models/shared/time.ts";
import type { Crew } from "./crew.ts";
import { DEPARTMENTS } from "./departments.ts";
import type { Dice } from "./random.ts";
import { REMARKS } from "./said.ts";

const DAY = 86_400_000;

interface Desk {
  crew: Crew;
  coordinator: PersonActor;
  leads: Map<string, string>;
  dice: Dice;
  zone: string;
  now: Date;
}

/** The same day, between nine and four: who reviews and improves sits at a desk by day. */
function atTheDesk(at: Date, zone: string): Date {
  const minutes = Math.floor(at.getTime() / 60_000) % (7 * 60);
  return addMinutes(startOfDay(localDate(at, zone), zone), 9 * 60 + minutes);
}

/** The coordinator reads what came in: the older is done, some of it became improvements, the latest waits. */
export async function reviewAll(desk: Desk): Promise<void> {
  const { coordinator, dice, zone, now } = desk;
  const begun = new Set<string>();
  const rest: { row: QueueRow; done: boolean; at: Date }[] = [];
  for (const row of await newOnes(coordinator)) {
    const days = (now.getTime() - row.heardAt.getTime()) / DAY;
    if (days < 5) continue;
    const at = atTheDesk(new Date(row.heardAt.getTime() + (1 + dice.roll(3)) * DAY), zone);
    if (!(await improve(desk, row, begun, at))) rest.push({ row, done: days >= 16, at });
  }
  await abreast(rest, async ({ row, done, at }) => {
    const review = { reviewId: row.id, version: row.version };
    if (done) await moveReview(coordinator, review, "done", at);
    else await assignReview(coordinator, review, coordinator.id, at);
  });
}

/** All that are new, longest waiting first. */
async function newOnes(coordinator: PersonActor): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  for (let page = 1, total = 1; rows.length < total; page++) {
    const part = await reviewQueue(coordinator, { state: "new", mine: false, page });
    if (part.rows.length === 0) break;
    total = part.total;
    rows.push(...part.rows);
  }
  return rows.toSorted((one, other) => one.heardAt.getTime() - other.heardAt.getTime());
}

/** The first remark of its kind about a department becomes an improvement, and its lead says how far it is. */
async function improve({ crew, coordinator, leads, zone, now }: Desk, row: QueueRow, begun: Set<string>, at: Date) {
  const department = DEPARTMENTS.find(({ name }) => name === row.hostName);
  const remark = department && REMARKS[department.code];
  if (!remark || begun.has(department.code)) return false;
  const page = await reviewPage(coordinator, row.id);
  const voice = page.voices.find(({ said }) => said?.answers.friction === remark.friction);
  if (!voice?.said) return false;
  begun.add(department.code);
  await noteReview(coordinator, row.id, "The third who says so. I rang them; they know it, too.", at);
  await tagReview(coordinator, { reviewId: row.id, version: page.version }, ["done twice"], at);
  const { title, text, step, said } = remark;
  const due = addDays(localDate(at, page.zone), 45);
  const draft = { reflectionId: voice.said.id, title, text, departmentId: crew.departments.get(department.code)!, due };
  const seen = { reviewId: row.id, version: page.version + 1 };
  const id = await openImprovement(coordinator, seen, draft, at);
  if (step === "proposed") return true;
  const lead = await crew.actor(leads.get(department.code)!, now);
  const later = atTheDesk(new Date(Math.min(at.getTime() + 9 * DAY, now.getTime() - DAY)), zone);
  await updateImprovement(lead, { id, version: 0 }, { state: step, text: said, due }, later);
  if (step === "done") await moveReview(coordinator, { ...seen, version: seen.version + 1 }, "done", later);
  return true;
}
