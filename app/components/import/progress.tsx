import { Follow } from "../follow.tsx";
import { Progress } from "../progress.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

/** A bar that follows by itself. */
export function ImportProgress({ done, total }: { done: number; total: number }) {
  const { progress } = useTexts().importRun;
  const { number } = useSay();
  return (
    <>
      <Follow />
      <Progress
        label={progress.label(number(done), number(total))}
        value={done}
        max={Math.max(total, 1)}
        note={progress.note}
      />
    </>
  );
}
