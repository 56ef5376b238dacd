import { LIMITS } from "#models/shared/vocabulary.ts";
import type { ChangeLook } from "#models/booking/session-change-look.ts";
import { Buttons } from "./button.tsx";
import { ChangeEffects } from "./change-effects.tsx";
import { Form, Submit } from "./form.tsx";
import { useSay } from "./say.ts";
import { SlotFields, type SlotFieldsProps } from "./slot-fields.tsx";
import { useTexts } from "./texts.tsx";

interface SessionChangeFormProps extends Omit<SlotFieldsProps, "placesHint"> {
  taken: number;
  version: number;
}

/** What a host may change of a published session; the next page shows what it does to each person. */
export function SessionChangeForm({ taken, version, ...slot }: SessionChangeFormProps) {
  const { change } = useTexts().session;
  return (
    <Form>
      <input type="hidden" name="version" value={String(slot.values.version ?? version)} />
      <SlotFields {...slot} placesHint={change.placesHint(taken)} />
      <Submit name="step" value="look" doing={change.looking}>
        {change.look}
      </Submit>
    </Form>
  );
}

interface SessionChangeLookProps {
  look: ChangeLook;
  place: { siteName: string; zone: string };
  typed: Readonly<Record<string, string | string[]>>;
}

/** What would happen, and the button that does exactly that; or back to the form with everything as it was typed. */
export function SessionChangeLook({ look, place, typed }: SessionChangeLookProps) {
  const { change } = useTexts().session;
  const { components } = useTexts();
  const say = useSay();
  const kept = Object.entries(typed).filter(([name]) => !["step", "page", "seen"].includes(name));
  const same = !look.moved && look.from.places === look.to.places;
  const { page, total, people } = look;
  const before = (page - 1) * LIMITS.page;
  return (
    <>
      <ChangeEffects look={look} place={place} />
      <Form className="gap-above">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <input type="hidden" name="seen" value={look.seen} />
        {total > LIMITS.page && (
          <nav className="pager" aria-label={change.effects}>
            {page > 1 && (
              <Submit name="page" value={String(page - 1)} doing={change.looking} kind="quiet">
                {components.pageBefore}
              </Submit>
            )}
            {total > page * LIMITS.page && (
              <Submit name="page" value={String(page + 1)} doing={change.looking} kind="quiet">
                {components.pageNext}
              </Submit>
            )}
            <p>{components.pageSpan(say.number(before + 1), say.number(before + people.length), say.number(total))}</p>
          </nav>
        )}
        <Buttons>
          {!same && (
            <Submit name="step" value="do" doing={change.doing}>
              {change.press}
            </Submit>
          )}
          <Submit name="step" value="again" doing={change.looking} kind="quiet">
            {change.back}
          </Submit>
        </Buttons>
      </Form>
    </>
  );
}
