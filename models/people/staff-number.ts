import { StaffNumber } from "./staff-number.document.ts";

const FIRST = 10_001;

/**
 * Reserves so many numbers in a row and says the first; what is reserved and not used is never given again.
 * @param above numbers up to this one are in use already, by a list that has such numbers itself
 */
export async function reserveNumbers(count: number, above = 0): Promise<number> {
  const one = { _id: "staff-number" } as const;
  await StaffNumber.updateOne(one, { $max: { next: Math.max(FIRST, above + 1) } }, { upsert: true });
  const before = await StaffNumber.findOneAndUpdate(
    one,
    { $inc: { next: count } },
    { returnDocument: "before" },
  ).lean();
  return before!.next;
}
