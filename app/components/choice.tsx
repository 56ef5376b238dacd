import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { describedBy, FieldHelp, Optional, useError, type FieldProps } from "./labelled.tsx";
import { useTicked } from "./form-context.ts";

interface TickProps {
  type: "radio" | "checkbox";
  name: string;
  value: string;
  label: ReactNode;
  note?: ReactNode;
  /** How many there are behind it, in filters. */
  tally?: ReactNode;
  checked?: boolean;
  disabled?: boolean;
  required?: boolean;
  tight?: boolean;
  id?: string;
  wrong?: boolean;
  describedBy?: string;
}

/** One radio or checkbox with its words. */
export function Tick({
  type,
  label,
  note,
  tally,
  checked,
  tight,
  wrong,
  describedBy: description,
  ...rest
}: TickProps) {
  return (
    <label className={classes("choice", tight && "choice--tight")}>
      <input
        {...rest}
        type={type}
        defaultChecked={checked}
        aria-describedby={description}
        aria-invalid={type === "checkbox" && wrong ? true : undefined}
      />
      <span>
        {tally !== undefined && <span className="tally">{tally}</span>}
        {label}
      </span>
      {note && <small>{note}</small>}
    </label>
  );
}

/** A question with its answers below, under one legend. */
export function FieldGroup({
  name,
  id = name,
  label,
  hint,
  error: own,
  optional,
  quietLabel,
  children,
}: FieldProps & { children: ReactNode }) {
  const error = useError(name, own);
  return (
    <fieldset className={classes("field", error && "field--wrong")} aria-describedby={describedBy(id, { hint, error })}>
      <legend className={quietLabel ? "sr" : undefined}>
        {label}
        {optional && <Optional />}
      </legend>
      <FieldHelp id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}

export interface ChoiceOption {
  value: string;
  text: ReactNode;
  note?: ReactNode;
  tally?: ReactNode;
  disabled?: boolean;
}

type ChoiceProps = FieldProps & {
  options: readonly ChoiceOption[];
  tight?: boolean;
} & ({ type?: "radio"; value?: string } | { type: "checkbox"; value?: readonly string[] });

/** Radios for one of several, checkboxes for any of them. The summary of errors leads to the first. */
export function Choice({ options, tight, type = "radio", value, ...field }: ChoiceProps) {
  const { name, id = name } = field;
  const error = useError(name, field.error);
  const chosen = useTicked(name, typeof value === "string" ? [value] : (value ?? []));
  return (
    <FieldGroup {...field}>
      {options.map(({ value: own, text, note, tally, disabled }, at) => (
        <Tick
          key={own}
          id={at === 0 ? id : undefined}
          type={type}
          name={name}
          value={own}
          label={text}
          note={note}
          tally={tally}
          disabled={disabled}
          tight={tight}
          wrong={Boolean(error)}
          checked={chosen.includes(own)}
        />
      ))}
    </FieldGroup>
  );
}

type CheckProps = Omit<FieldProps, "optional" | "quietLabel"> & { checked?: boolean; value?: string; note?: ReactNode };

/** A single yes: "I have read this". */
export function CheckField({ name, id = name, label, hint, error: own, checked, value = "yes", note }: CheckProps) {
  const error = useError(name, own);
  const ticked = useTicked(name, checked ? [value] : []).includes(value);
  return (
    <div className={classes("field", error && "field--wrong")}>
      <FieldHelp id={id} hint={hint} error={error} />
      <Tick
        id={id}
        type="checkbox"
        name={name}
        value={value}
        label={label}
        note={note}
        checked={ticked}
        wrong={Boolean(error)}
        describedBy={describedBy(id, { hint, error })}
      />
    </div>
  );
}
