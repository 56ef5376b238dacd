import { useState, useSyncExternalStore } from "react";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";

interface CopyProps {
  name: string;
  label: string;
  hint?: string;
  value: string;
  press: string;
  /** Said once it is in the clipboard. */
  done: string;
}

const nothing = () => () => undefined;

/** A line of text to be taken elsewhere: it can be marked and copied by hand, with script by a press. */
export function Copy({ name, label, hint, value, press, done }: CopyProps) {
  const [copied, setCopied] = useState(false);
  const scripted = useSyncExternalStore(
    nothing,
    () => "clipboard" in navigator,
    () => false,
  );
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <>
      <TextField name={name} label={label} hint={hint} value={value} readOnly spellCheck={false} />
      {scripted && (
        <p>
          <Button type="button" kind="second" icon={copied ? "check" : undefined} onClick={() => void copy()}>
            <output>{copied ? done : press}</output>
          </Button>
        </p>
      )}
    </>
  );
}
