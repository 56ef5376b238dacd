import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";
import { useTyped } from "./form-context.ts";
import { Field, fieldAttributes, useApart, type FieldProps } from "./labelled.tsx";
import { useTexts } from "./texts.tsx";

export { Field, fieldAttributes };

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
