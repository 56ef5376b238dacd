import { createContext, useContext } from "react";
import type { Typed } from "#models/shared/field-errors.ts";

/** What a form knows that its fields show: the sentences of its errors by field, and what was typed. */
export interface FormState {
  once?: string;
  errors?: Readonly<Record<string, string | undefined>>;
  typed?: Typed;
}

export const FormContext = createContext<FormState>({});

export const useForm = (): FormState => useContext(FormContext);

/** What a text field shows: what was typed, else what is stored. */
export function useTyped(name: string, value: string | number | undefined): string | number | undefined {
  const typed = useForm().typed?.[name];
  return typed === undefined ? value : typeof typed === "string" ? typed : typed[0];
}

/** What is ticked: once a form was sent, only what it said, since a box that is not ticked says nothing. */
export function useTicked(name: string, stored: readonly string[]): readonly string[] {
  const { typed } = useForm();
  if (!typed) return stored;
  const said = typed[name];
  return said === undefined ? [] : typeof said === "string" ? [said] : said;
}
