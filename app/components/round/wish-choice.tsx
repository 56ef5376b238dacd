import type { OwnRound } from "#models/matching/own-round.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Anchor } from "../anchor.tsx";
import { Button } from "../button.tsx";
import { Empty } from "../empty.tsx";
import { SelectField } from "../field.tsx";
import { Form } from "../form.tsx";
import { Rows } from "../rows.tsx";
import { SearchForm } from "../search-form.tsx";
import { Section } from "../section.tsx";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";
import { wishName } from "./wish-list.tsx";
import { WishableRow, type Wishable } from "./wishable.tsx";

interface WishChoiceProps {
  round: Pick<OwnRound, "id" | "wishes">;
  sessions: readonly Wishable[];
  departments: readonly { id: string; name: string }[];
  /** The one that is looked at. */
  department: { id: string; name: string } | null;
  /** Where the next page begins, and whether this is not the first. */
  next: string | null;
  later: boolean;
}

/** What could be wished for: the sessions of the round, of all departments or one, each with what it is for the reader. */
export function WishChoice({ round, sessions, departments, department, next, later }: WishChoiceProps) {
  const { wishes: words } = useTexts().round;
  const listed = round.wishes.map(wishName);
  const full = round.wishes.length >= LIMITS.wishes;
  const to = (after?: string): string => {
    const query = new URLSearchParams({ ...(department && { department: department.id }), ...(after && { after }) });
    return `/rounds/${round.id}/wishes?${query.toString()}`;
  };
  return (
    <Section title={words.what} note={full ? words.full : undefined}>
      <Stack>
        <SearchForm label={words.show}>
          <SelectField
            name="department"
            label={words.department}
            value={department?.id ?? ""}
            empty={words.all}
            options={departments.map(({ id, name }) => ({ value: id, text: name }))}
          />
        </SearchForm>
        {department && !full && <WholeDepartment department={department} listed={listed} />}
        {sessions.length === 0 ? (
          <Empty title={words.nothing} level={3}>
            <p>{words.nothingText}</p>
          </Empty>
        ) : (
          <Rows label={words.what}>
            {sessions.map((session) => (
              <WishableRow key={session.id} session={session} listed={listed} full={full} />
            ))}
          </Rows>
        )}
        {(next || later) && (
          <nav className="pager" aria-label={words.pages}>
            {later && <Anchor to={to()}>{words.first}</Anchor>}
            {next && (
              <Anchor to={to(next)} rel="next">
                {words.next}
              </Anchor>
            )}
          </nav>
        )}
      </Stack>
    </Section>
  );
}

/** Whatever the day: the wish with the best chance. */
function WholeDepartment({ department, listed }: { department: { id: string; name: string }; listed: string[] }) {
  const { wishes: words } = useTexts().round;
  const name = wishName({ kind: "department", id: department.id });
  if (listed.includes(name)) return null;
  return (
    <Form spaced="none" preventScrollReset>
      <input type="hidden" name="act" value="add" />
      <Button name="wish" value={name} kind="second">
        {words.addDepartment(department.name)}
      </Button>
      <p className="btn-note">{words.addDepartmentNote}</p>
    </Form>
  );
}
