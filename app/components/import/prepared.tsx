import type { ReactNode } from "react";
import type { LeftBehind } from "#models/people/import-leavers.ts";
import type { ImportView } from "#models/people/import-view.ts";
import { partsOf } from "#models/shared/import-parts.ts";
import { manyLeave } from "#models/shared/many-leave.ts";
import { ButtonNote } from "../button.tsx";
import { NumberField } from "../field.tsx";
import { Form, Submit, type FormProps } from "../form.tsx";
import { More } from "../more.tsx";
import { Note } from "../note.tsx";
import { Panel } from "../panel.tsx";
import { useSay } from "../say.ts";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";
import { Two } from "../two.tsx";
import { Decisions } from "./decisions.tsx";
import { Figures } from "./figures.tsx";
import { Lists, Problems } from "./tables.tsx";

interface PreparedListProps {
  list: ImportView;
  columns: ReactNode;
  /** What each who leaves, or may have left, leaves behind, by id. */
  behind: Record<string, LeftBehind>;
  errors?: FormProps["errors"];
  typed?: FormProps["typed"];
}

/** A list before it is applied: everything it would do, and the button that says so. */
export function PreparedList({ list, columns, behind, errors, typed }: PreparedListProps) {
  const { importRun } = useTexts();
  const { day } = useSay();
  const outline = list.outline!;
  return (
    <Two kind="thing">
      <Stack space="wide">
        {list.appliedBefore && <Note>{importRun.before(day(list.appliedBefore))}</Note>}
        <Figures figures={outline.figures} />
      </Stack>
      <Stack space="wide" as="aside">
        <Apply {...{ list, errors, typed }} />
        <More title={importRun.mapping.title}>{columns}</More>
      </Stack>
      <Stack space="wide">
        <Decisions outline={outline} decided={list.decided} behind={behind} />
        <Problems {...outline} />
        <Lists outline={outline} behind={behind} />
      </Stack>
    </Two>
  );
}

function Apply({ list, errors, typed }: Pick<PreparedListProps, "list" | "errors" | "typed">) {
  const { importRun } = useTexts();
  const { number } = useSay();
  const { figures, fingerprint, questions } = list.outline!;
  const open = questions.some(({ answered }) => !answered);
  const parts = partsOf(figures, importRun, number);
  return (
    <Panel kind="spot" label={importRun.figures.title}>
      <Form errors={errors} typed={typed} spaced="stack">
        {parts === importRun.nothing ? (
          <p>{parts}</p>
        ) : (
          <>
            {manyLeave(figures) && (
              <>
                <Note kind="no">{importRun.manyLeave(number(figures.leavers))}</Note>
                <NumberField name="leaving" label={importRun.typeLeavers(String(figures.leavers))} />
              </>
            )}
            <Submit
              name="do"
              value="apply"
              wide
              doing={importRun.applying}
              why={open ? <a href="#questions">{importRun.answerFirst}</a> : undefined}
            >
              {importRun.apply(parts)}
            </Submit>
            <ButtonNote>
              {importRun.applyNote}
              {figures.leavers > 0 && ` ${importRun.leaverNote}`}
            </ButtonNote>
          </>
        )}
        <Submit name="do" value="drop" kind="quiet" doing={importRun.dropping}>
          {importRun.drop}
        </Submit>
        <input type="hidden" name="shown" value={fingerprint} />
      </Form>
    </Panel>
  );
}
