/** Joins class names, leaving out what is not said. */
export const classes = (...names: (string | false | undefined | null)[]): string => names.filter(Boolean).join(" ");
