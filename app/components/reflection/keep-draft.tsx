import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

/** After so long without a key what was typed is kept, in milliseconds. */
const PAUSE = 1_500;

interface Kept {
  version?: number;
  keptAt?: Date;
  formError?: string | null;
}

/**
 * With script, what is typed is kept on the server while somebody writes, as the button "save and go on later" does; the
 * version of what was kept goes along with whatever is sent next. Stands inside the form, and holds its version.
 */
export function KeepDraft({ version }: { version: number }) {
  const { reflection: texts } = useTexts();
  const { clock } = useSay();
  const fetcher = useFetcher<Kept>();
  const field = useRef<HTMLInputElement>(null);
  const pressed = useRef<HTMLElement | null>(null);
  const [dirty, setDirty] = useState(0);
  const [latest, setLatest] = useState(version);
  const { state, data, submit } = fetcher;
  if (data?.version !== undefined && data.version !== latest) setLatest(data.version);

  // Every key begins the pause anew; a page that goes to the back keeps at once.
  useEffect(() => {
    const form = field.current?.form;
    if (!form) return;
    const typed = (): void => setDirty((count) => count + 1);
    form.addEventListener("input", typed);
    return () => form.removeEventListener("input", typed);
  }, []);
  useEffect(() => {
    const form = field.current?.form;
    if (dirty === 0 || !form || state !== "idle") return;
    const keep = (): void => {
      setDirty(0);
      const words = new FormData(form);
      words.set("press", "keep");
      submit(words, { method: "post" });
    };
    const hidden = (): void => {
      if (document.visibilityState === "hidden") keep();
    };
    const timer = setTimeout(keep, PAUSE);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [dirty, state, submit]);

  // What is on its way arrives before what is pressed meanwhile, else the press would carry an older version.
  useEffect(() => {
    const form = field.current?.form;
    if (!form || state === "idle") return;
    const wait = (event: SubmitEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      pressed.current = event.submitter;
    };
    form.addEventListener("submit", wait);
    return () => form.removeEventListener("submit", wait);
  }, [state]);
  useEffect(() => {
    const form = field.current?.form;
    if (state !== "idle" || !form) return;
    const submitter = pressed.current;
    pressed.current = null;
    if (submitter) form.requestSubmit(submitter);
  }, [state, data, latest]);

  return (
    <>
      <input ref={field} type="hidden" name="version" value={latest} />
      <output className="soft small">{data?.formError ?? (data?.keptAt && texts.keptNow(clock(data.keptAt)))}</output>
    </>
  );
}
