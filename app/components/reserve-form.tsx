import type { SessionLook } from "#models/booking/session-look.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { Anchor } from "./anchor.tsx";
import { ButtonLink, Buttons } from "./button.tsx";
import { NumberField, SelectField } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { Note } from "./note.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

interface ReserveFormProps {
  session: SessionLook;
  teams: readonly { id: string; name: string }[];
  /** Why no place can be held any more. */
  closed: "cancelled" | "over" | null;
  errors?: Record<string, string>;
  typed?: Typed;
}

/** For which team, and how many places; or why none can be held. */
export function ReserveForm({ session, teams, closed, errors, typed }: ReserveFormProps) {
  const { make } = useTexts().reservation;
  const say = useSay();
  const to = `/sessions/${session.id}`;
  const until = say.moment(session.closesAt);
  const free = session.waiting > 0 ? 0 : session.left;
  if (closed || free === 0 || teams.length === 0)
    return (
      <>
        {(closed || free === 0) && (
          <>
            <h2>{closed ? make.closed : make.full}</h2>
            <p>{closed === "cancelled" ? make.cancelled : closed ? make.closedText(until) : make.fullText}</p>
          </>
        )}
        <p>
          <ButtonLink to={to} kind="second">
            {make.keep}
          </ButtonLink>
        </p>
      </>
    );
  return (
    <Form errors={errors} typed={typed}>
      <p>{make.text(until)}</p>
      {teams.length === 1 ? (
        <input type="hidden" name="departmentId" value={teams[0]!.id} />
      ) : (
        <SelectField
          name="departmentId"
          label={make.team}
          options={teams.map(({ id, name }) => ({ value: id, text: name }))}
          empty
        />
      )}
      <NumberField name="places" label={make.places} hint={make.free(free, session.places)} />
      <Buttons>
        <Submit doing={make.doing}>{make.press}</Submit>
        <ButtonLink to={to} kind="quiet">
          {make.keep}
        </ButtonLink>
      </Buttons>
    </Form>
  );
}

/** What is held here already, each with the way to name people. */
export function ReservedAlready({ held }: { held: readonly { id: string; team: string; places: number }[] }) {
  const { make } = useTexts().reservation;
  return (
    <>
      {held.map(({ id, team, places }) => (
        <Note key={id}>
          {make.already(places, team)}. <Anchor to={`/reservations/${id}`}>{make.open}</Anchor>
        </Note>
      ))}
    </>
  );
}
