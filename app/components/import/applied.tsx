import type { LeftBehind } from "#models/people/import-leavers.ts";
import type { ImportView } from "#models/people/import-view.ts";
import { ButtonLink, Buttons } from "../button.tsx";
import { Note } from "../note.tsx";
import { useSay } from "../say.ts";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";
import { Figures } from "./figures.tsx";
import { Lists, Problems } from "./tables.tsx";

/** What a list did, and where to look next. */
export function AppliedList({ list, behind }: { list: ImportView; behind: Record<string, LeftBehind> }) {
  const { applied } = useTexts().importRun;
  const { number } = useSay();
  const { failed, outline } = list;
  return (
    <Stack space="wide">
      {failed.length > 0 && (
        <Note kind="no">
          {applied.failed(failed.length, number(failed.length))} {failed.map(number).join(", ")}
        </Note>
      )}
      <Buttons>
        <ButtonLink to="/people">{applied.people}</ButtonLink>
        <ButtonLink to="/departments" kind="second">
          {applied.departments}
        </ButtonLink>
      </Buttons>
      {outline && <Figures figures={outline.figures} done />}
      {outline && <Problems {...outline} />}
      {outline && <Lists outline={{ ...outline, sample: [] }} behind={behind} done />}
    </Stack>
  );
}
