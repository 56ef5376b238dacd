/** The number under which the log knows what broke: of a later request, remembered here, else of the page itself. */
let last: string | null = null;

export const rememberFailure = (requestId: string | null): void => {
  last = requestId;
};

export const failureId = (ofThePage: string | undefined): string | null => last ?? ofThePage ?? null;

/** Whether the browser got no answer at all. Each browser says it in words of its own, as a TypeError. */
export const isLost = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load failed|connection/i.test(error.message);

/** What the server refused before any screen was reached; its texts are the catalogue's `doors`. */
export class Refused extends Error {
  readonly door: Door;
  constructor(door: Door) {
    super(`refused at the door: ${door}`);
    this.door = door;
  }
}

const DOORS = ["elsewhere", "tooLarge", "noForm", "badAddress"] as const;
type Door = (typeof DOORS)[number];

/** Why an answer is no data for the page's script, if it is none for such a reason. */
export function refusedBy(headers: Pick<Headers, "get">): Refused | undefined {
  const door = DOORS.find((one) => one === headers.get("X-Door"));
  return door && new Refused(door);
}
