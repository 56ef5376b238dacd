import type { RoundView } from "#models/matching/round-view.ts";
import { ButtonLink, Buttons } from "../button.tsx";
import { NumberField } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

interface AnnounceFormProps {
  round: Pick<RoundView, "id" | "run"> & { figures: { people: number; placed: number } };
  errors?: Record<string, string>;
  typed?: Record<string, string | string[]>;
}

/** What announcing does, and the number that confirms it was read. */
export function AnnounceForm({ round, errors, typed }: AnnounceFormProps) {
  const { announce } = useTexts().round;
  const { number } = useSay();
  const { people, placed } = round.figures;
  const unplaced = people - placed;
  return (
    <Form action={`/rounds/${round.id}/announcement`} errors={errors} typed={typed} spaced="stack">
      <p className="work">{announce.text(placed, number(placed), unplaced, number(unplaced))}</p>
      <input type="hidden" name="run" value={round.run} />
      <NumberField name="placed" label={announce.type(String(placed))} />
      <Buttons>
        <Submit doing={announce.pressing}>{announce.press(people, number(people))}</Submit>
        <ButtonLink to={`/rounds/${round.id}/discarding`} kind="quiet">
          {announce.discard}
        </ButtonLink>
      </Buttons>
    </Form>
  );
}
