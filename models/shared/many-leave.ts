interface Figures {
  rows: number;
  joiners: number;
  leavers: number;
}

/**
 * Whether so many leave by a staff list that whoever applies it types their number: more than ten, and more than a tenth
 * of those who are here. Mostly it is a part of a list that was taken for the whole (product decision).
 */
export const manyLeave = ({ rows, joiners, leavers }: Figures): boolean =>
  leavers > 10 && leavers * 10 > leavers + rows - joiners;
