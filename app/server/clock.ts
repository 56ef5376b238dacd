/** The one function that reads the clock. `NOW` (not in production) makes the product start at another moment, from which
 *  time goes on; tests set a moment that stands still. */
let shift = 0;
let fixed: Date | null = null;

export const readClock = (): Date => (fixed ? new Date(fixed) : new Date(Date.now() + shift));

/** From now on the product believes that it is `at`, and time goes on from there. */
export const startClockAt = (at: Date): void => {
  shift = at.getTime() - Date.now();
};

/** Tests alone: stops the clock at a moment, or lets it run again with null. */
export const setClock = (at: Date | null): void => {
  fixed = at;
};
