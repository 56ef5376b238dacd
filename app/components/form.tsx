import { Form as RemixForm, useNavigation } from "@remix-run/react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";
import { FormContext, useForm, type FormState } from "./form-context.ts";

/** The hidden field that carries the one-time key: the same form sent twice is done once. */
export const KEY_FIELD = "key";

/** `once` is the one-time key, made by the loader for each showing of the form. `errors` and `typed` reach the fields by
 *  their names. */
export type FormProps = Omit<ComponentPropsWithoutRef<typeof RemixForm>, "method" | "className" | "children"> &
  FormState & {
    /** Fields under each other at form distance; a panel sets its own. */
    spaced?: "form" | "stack" | "none";
    className?: string;
    children: ReactNode;
  };

/** Posts; the browser's own bubbles are off, so that our sentences show. */
export function Form({ once, errors, typed, spaced = "form", className, children, ...rest }: FormProps) {
  return (
    <FormContext.Provider value={{ once, errors, typed }}>
      <RemixForm
        method="post"
        noValidate
        {...rest}
        className={classes(spaced !== "none" && spaced, className) || undefined}
      >
        {once && <input type="hidden" name={KEY_FIELD} value={once} />}
        {children}
      </RemixForm>
    </FormContext.Provider>
  );
}

type SubmitProps = Omit<ComponentPropsWithoutRef<typeof Button>, "busy" | "type"> & {
  /** What it says while its own form is on its way: "Booking …". */
  doing: ReactNode;
};

/** The button of a form: busy while its form is under way. Of several, the pressed one is told by its name and value. */
export function Submit({ doing, ...props }: SubmitProps) {
  const { once } = useForm();
  const { formData, state } = useNavigation();
  const ours = state !== "idle" && formData !== undefined && (once === undefined || formData.get(KEY_FIELD) === once);
  const pressed = ours && (props.name === undefined || formData.get(props.name) === String(props.value ?? ""));
  return <Button {...props} busy={pressed ? doing : undefined} />;
}
