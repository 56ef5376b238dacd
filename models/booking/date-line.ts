import type { SessionLine } from "#models/programme/listing.ts";

/** Another date of a plan, as a list shows it. */
export interface DateLine {
  id: string;
  startsAt: Date;
  zone: string;
  siteName: string;
  places: number;
  left: number;
  waiting: number;
}

export const dateLine = ({ _id, startsAt, zone, siteName, places, taken, waiting }: SessionLine): DateLine => ({
  ...{ id: String(_id), startsAt, zone, siteName, places, waiting },
  left: Math.max(0, places - taken),
});
