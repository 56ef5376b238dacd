import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Progress } from "../progress.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

/** A bar that follows by itself: by script each second, else the page comes anew. */
export function ImportProgress({ done, total }: { done: number; total: number }) {
  const { progress } = useTexts().importRun;
  const { number } = useSay();
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, 1_000);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <Progress
        label={progress.label(number(done), number(total))}
        value={done}
        max={Math.max(total, 1)}
        note={progress.note}
      />
    </>
  );
}
