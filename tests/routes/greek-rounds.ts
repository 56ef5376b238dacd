import type { DepartmentDocument } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { build } from "../cast.ts";

interface Greek {
  lead: PersonDocument;
  staff: PersonDocument;
  receiver: PersonDocument;
  home: DepartmentDocument;
  next: SessionDocument;
}

/** A round that takes wishes, one with a preview, one that was announced. */
export async function greekRounds({ lead, staff, receiver, next, home }: Greek) {
  const days = { firstDay: "2026-11-26", lastDay: "2026-12-20", deadlineDay: "2026-11-25", deadlineClock: "18:00" };
  const of = { ...days, seed: "7", zone: "Atlantic/Canary" };
  const open = await build.round(lead, { ...of, name: "Χειμώνας" });
  const preview = await build.round(lead, { ...of, name: "Άνοιξη" });
  const announced = await build.round(lead, { ...of, name: "Καλοκαίρι" });
  for (const round of [open, preview, announced]) {
    await build.wishes(staff, round, [next]);
    await build.wishes(lead, round, [next]);
    await build.wishes(receiver, round, [home]);
  }
  await build.matched(announced, lead);
  await build.announced(announced, lead);
  await build.matched(preview, lead);
  return { open, preview, announced, staff, lead };
}

/** Their pages, for staff and for coordinators. */
export function roundPages(rounds: Awaited<ReturnType<typeof greekRounds>>): { staff: string[]; lead: string[] } {
  const [open, preview, announced] = [rounds.open, rounds.preview, rounds.announced].map(
    ({ _id }) => `/rounds/${String(_id)}`,
  );
  return {
    staff: [`${open}/wishes`, `${preview}/wishes`, `${announced}/wishes`],
    lead: [
      ...["/rounds", "/rounds/new", open!, preview!, announced!, `${open}/edit`, `${preview}/discarding`],
      ...["matching", "closure", "withdrawal"].map((step) => `${open}/${step}`),
      `${preview}/decisions?person=${String(rounds.staff._id)}`,
      `${preview}/decisions?person=${String(rounds.staff._id)}&person=${String(rounds.lead._id)}`,
      ...[`${preview}/announcement`, `${announced}/announcement`],
    ],
  };
}
