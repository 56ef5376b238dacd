import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";
import { useForm, useTyped } from "./form-context.ts";
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
function useApart<T extends FieldProps>({ name, id, label, hint, error, optional, quietLabel, ...rest }: T) {
  return { field: { name, id, label, hint, error: useError(name, error), optional, quietLabel }, rest };
}

type InputProps = FieldProps &
  Omit<ComponentPropsWithoutRef<"input">, keyof FieldProps | "className" | "defaultValue" | "value"> & {
    /** What was typed or stored. */
    value?: string | number;
    short?: boolean;
  };

/** One line. Also the base of the fields for numbers, days and times. */
export function TextField({ value, short, ...props }: InputProps) {
  const { field, rest } = useApart(props);
  const shown = useTyped(props.name, value);
  return (
    <Field {...field}>
      <input
        className={classes("input", short && "input--short")}
        type="text"
        {...rest}
        {...fieldAttributes(field)}
        defaultValue={shown}
      />
    </Field>
  );
}

/** Figures; typed text is kept as it is, so that a wrong one can be shown again. */
export function NumberField(props: Omit<InputProps, "type" | "inputMode">) {
  return <TextField short autoComplete="off" {...props} type="text" inputMode="numeric" />;
}

/** A day, as "2026-12-08". */
export function DateField(props: Omit<InputProps, "type">) {
  return <TextField {...props} type="date" />;
}

/** A clock time, as "13:00"; the hint says of which zone. */
export function TimeField(props: Omit<InputProps, "type">) {
  return <TextField {...props} type="time" />;
}

type AreaProps = FieldProps &
  Omit<ComponentPropsWithoutRef<"textarea">, keyof FieldProps | "className" | "defaultValue" | "value"> & {
    value?: string;
  };

export function TextArea({ value, ...props }: AreaProps) {
  const { field, rest } = useApart(props);
  const shown = useTyped(props.name, value);
  return (
    <Field {...field}>
      <textarea className="textarea" rows={4} {...rest} {...fieldAttributes(field)} defaultValue={shown} />
    </Field>
  );
}

export interface Option {
  value: string;
  text: string;
  disabled?: boolean;
}

type SelectProps = FieldProps &
  Omit<ComponentPropsWithoutRef<"select">, keyof FieldProps | "className" | "defaultValue" | "value"> & {
    value?: string;
    options: readonly Option[];
    /** Groups of options under a name, after the others. */
    groups?: readonly { text: string; options: readonly Option[] }[];
    /** Begins with "Please choose"; or with other words for nothing chosen. */
    empty?: boolean | string;
  };

export function SelectField({ value, options, groups = [], empty, ...props }: SelectProps) {
  const { components } = useTexts();
  const { field, rest } = useApart(props);
  const shown = useTyped(props.name, value);
  return (
    <Field {...field}>
      <select className="select" {...rest} {...fieldAttributes(field)} defaultValue={shown}>
        {empty && <option value="">{empty === true ? components.choose : empty}</option>}
        <Options of={options} />
        {groups.map((group) => (
          <optgroup key={group.text} label={group.text}>
            <Options of={group.options} />
          </optgroup>
        ))}
      </select>
    </Field>
  );
}

function Options({ of }: { of: readonly Option[] }) {
  return of.map(({ value, text, disabled }) => (
    <option key={value} value={value} disabled={disabled}>
      {text}
    </option>
  ));
}

/** Short fields beside each other. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className="fields">{children}</div>;
}
