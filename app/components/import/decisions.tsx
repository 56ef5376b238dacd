import type { LeftBehind } from "#models/people/import-leavers.ts";
import type { ImportView } from "#models/people/import-view.ts";
import { Choice, Tick } from "../choice.tsx";
import { Form, Submit } from "../form.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { Stack } from "../stack.tsx";
import { Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import { Name } from "../who.tsx";
import { useWhatEnds } from "./what-ends.ts";

interface DecisionsProps extends Pick<ImportView, "outline" | "decided"> {
  behind: Record<string, LeftBehind>;
}

/** What only a person can tell: which of several people of one name left, and whether one name elsewhere is one person. */
export function Decisions({ outline, decided, behind }: DecisionsProps) {
  const { importRun } = useTexts();
  const ends = useWhatEnds();
  const { number } = useSay();
  const { questions: ask, moving } = importRun;
  /** So many were ticked as cannot have left; none is no answer yet. */
  const wrongCount = (candidates: readonly { id: string }[], leaving: number): string | undefined => {
    const ticked = candidates.filter(({ id }) => decided.left.includes(id)).length;
    return ticked > 0 ? ask.ticked(ticked, leaving) : undefined;
  };
  if (!outline || outline.questions.length + outline.moved.length === 0) return null;
  const byName = outline.moved.some((one) => one.byName);
  return (
    <Form spaced="none">
      <Stack space="wide">
        {outline.questions.length > 0 && (
          <Section title={ask.title} id="questions">
            <Stack>
              <p className="work">{ask.text}</p>
              {outline.questions.map(({ name, department, leaving, candidates, answered }) => (
                <Choice
                  key={candidates[0]!.id}
                  name="left"
                  id={candidates[0]!.id}
                  type="checkbox"
                  tight
                  label={ask.legend(name, department, leaving, number(leaving))}
                  value={decided.left}
                  error={answered ? undefined : wrongCount(candidates, leaving)}
                  options={candidates.map(({ id, staffNumber, jobTitle }) => ({
                    value: id,
                    text: ask.candidate(staffNumber, jobTitle),
                    note: ends(behind[id]),
                  }))}
                />
              ))}
            </Stack>
          </Section>
        )}
        {outline.moved.length > 0 && (
          <Section title={moving.title}>
            <Table
              caption={moving.title}
              quietCaption
              folds
              dense
              rows={outline.moved}
              rowKey={({ id }) => id}
              columns={[
                { name: moving.name, cell: ({ name }) => <Name name={name} /> },
                { name: moving.from, cell: ({ from }) => from },
                { name: moving.to, cell: ({ to }) => to },
                ...(byName
                  ? [
                      {
                        name: moving.same,
                        cell: ({ id, name, byName: onlyByName }: (typeof outline.moved)[number]) =>
                          onlyByName && (
                            <Tick
                              type="checkbox"
                              name="apart"
                              value={id}
                              tight
                              label={<span aria-label={moving.apart(name)}>{moving.apartShort}</span>}
                              note={moving.byName}
                              checked={decided.apart.includes(id)}
                            />
                          ),
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
        )}
        {decided.apart.map((id) =>
          outline.moved.some((one) => one.id === id) ? null : <input key={id} type="hidden" name="apart" value={id} />,
        )}
      </Stack>
      {(byName || outline.questions.length > 0) && (
        <p className="gap-above-s">
          <Submit name="do" value="decisions" kind="second" doing={importRun.deciding}>
            {importRun.decide}
          </Submit>
        </p>
      )}
    </Form>
  );
}
