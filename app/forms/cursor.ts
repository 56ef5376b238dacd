/** Where a page of a list begins, as the address says it: the instant and the id of the row before it. */
export interface Cursor {
  startsAt: Date;
  id: string;
}

/** "2026-12-08T12:00:00.000Z_6b07…" */
export const writeCursor = ({ startsAt, id }: Cursor): string => `${startsAt.toISOString()}_${id}`;

/** Nonsense in the address begins at the beginning. */
export function readCursor(text: string | null): Cursor | undefined {
  const found = /^(.+)_([0-9a-f]{24})$/.exec(text ?? "");
  const startsAt = new Date(found?.[1] ?? "");
  return found && Number.isFinite(startsAt.getTime()) ? { startsAt, id: found[2]! } : undefined;
}
