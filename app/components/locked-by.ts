/** Some reasons have a word of their own. */
export const lockedBy = (code: string): "own" | "notOpen" | "refused" =>
  code === "own-department" ? "own" : code === "booking-not-open" ? "notOpen" : "refused";
