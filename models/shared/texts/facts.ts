/** Figures and names a sentence is made with. Doors turn dates into words before they ask for the sentence. */
export type Facts = Readonly<Record<string, string | number | boolean | Date | undefined>>;

/** One of them, as text. */
export const say = (value: Facts[string]): string => String(value ?? "");
