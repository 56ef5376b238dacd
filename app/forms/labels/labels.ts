import type * as z from "zod";
import type { Texts } from "#models/shared/texts/index.ts";

/** The words of a form's fields by their names, out of the catalogue that its labels come from, so that the summary of
 *  errors can name each. The schemas are known as types alone: nothing of them reaches the browser. */
export type Labels = (texts: Texts) => Readonly<Record<string, string>>;

/** One for each field of a schema: a field added to it without words does not compile. `Unseen` have no label: hidden
 *  fields and the names of buttons. */
export type LabelsOf<S extends z.ZodObject, Unseen extends string = never> = (
  texts: Texts,
) => Readonly<Record<Exclude<keyof z.input<S> & string, "key" | "version" | "press" | Unseen>, string>>;

/** For forms that have nothing but buttons and hidden fields. */
export const noLabels: Labels = () => ({});
