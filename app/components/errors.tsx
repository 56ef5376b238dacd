import { useEffect, useId, useRef } from "react";
import type { Labels } from "#app/forms/labels/labels.ts";
import { useTexts } from "./texts.tsx";

/** Sentences by field; a field without one is fine. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

interface GeneralProps {
  /** What stands in the way without belonging to one field; so does a sentence under the name "". */
  general?: string;
  title?: string;
}

/** A summary that links to fields says what each is called: "Last day: Please fill this in." */
type ErrorsProps = GeneralProps &
  ({ fields: FieldErrors | undefined; labels: Labels } | { fields?: never; labels?: never });

/** At the top of the page, with the focus on it, one link a field in the field's own words. Nothing when nothing is wrong. */
export function Errors({ fields: { "": whole, ...fields } = {}, labels, general = whole, title }: ErrorsProps) {
  const texts = useTexts();
  const { components } = texts;
  const names = labels?.(texts) ?? {};
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const wrong = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const told = [general, ...wrong.map(([, sentence]) => sentence)].filter(Boolean).join("\n");
  useEffect(() => {
    if (!told) return;
    box.current?.focus();
    const { title: before } = document;
    const said = components.errorTitle(before);
    document.title = said;
    return () => {
      if (document.title === said) document.title = before; // else another page is there
    };
  }, [told, components]);
  if (!told) return null;
  const named = (label: string | undefined, sentence: string) =>
    label ? components.labelled(label, sentence) : sentence;
  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- without script the focus has to be said in the markup
    <div className="errors" role="alert" tabIndex={-1} aria-labelledby={id} ref={box} autoFocus>
      <h2 id={id}>{title ?? (wrong.length > 0 ? components.lookAgain(wrong.length) : general)}</h2>
      {general && (title || wrong.length > 0) && <p>{general}</p>}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([field, sentence]) => (
            <li key={field}>
              <a href={`#${field}`}>{named(names[field], sentence)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
