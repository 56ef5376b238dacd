import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { useForm } from "./form-context.ts";
import { Icon } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

export interface FieldProps {
  /** Its name in the form, and its id, which the error summary links to. */
  name: string;
  label: ReactNode;
  /** An id of its own, where a page has two fields of one name. */
  id?: string;
  hint?: ReactNode;
  /** The sentence that says what to do. */
  error?: string;
  optional?: boolean;
  /** The label is only read out, where a column or the words around it show what it is. */
  quietLabel?: boolean;
}

/** The ids of what describes a field, for `aria-describedby`. */
export const describedBy = (id: string, { hint, error }: Pick<FieldProps, "hint" | "error">): string | undefined =>
  classes(hint !== undefined && `${id}-hint`, error && `${id}-error`) || undefined;

/** Attributes every kind of field shares. */
export const fieldAttributes = ({ name, id = name, hint, error }: FieldProps) => ({
  id,
  name,
  "aria-invalid": error ? true : undefined,
  "aria-describedby": describedBy(id, { hint, error }),
});

export function Optional() {
  return (
    <>
      {" "}
      <span className="optional">{useTexts().components.optional}</span>
    </>
  );
}

/** Hint and error of a field, between its label and what is filled in. */
export function FieldHelp({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  const { components } = useTexts();
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="wrong" id={`${id}-error`}>
          <Icon name="alert-circle-filled" />
          <span>
            <span className="sr">{components.error}</span>
            {error}
          </span>
        </p>
      )}
    </>
  );
}

/** Label above, hint, error, then the field. */
export function Field({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  quietLabel,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className={classes("field", error && "field--wrong")}>
      <label htmlFor={id} className={quietLabel ? "sr" : undefined}>
        {label}
        {optional && <Optional />}
      </label>
      <FieldHelp id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

/** The sentence at a field: its own, else the one its form has for it. */
export function useError(name: string, own: string | undefined): string | undefined {
  const { errors } = useForm();
  return own ?? errors?.[name];
}

/** Splits what a field shows around itself from what goes to its input. */
export function useApart<T extends FieldProps>({ name, id, label, hint, error, optional, quietLabel, ...rest }: T) {
  return { field: { name, id, label, hint, error: useError(name, error), optional, quietLabel }, rest };
}
