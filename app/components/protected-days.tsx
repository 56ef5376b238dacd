import type { ProtectedDayLook } from "#models/booking/protection-look.ts";
import { Form, Submit } from "./form.tsx";
import { Section } from "./section.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

/** The page that protects a team's days. */
export const protectionOf = (departmentId: string): string => `/departments/${departmentId}/protection`;

/** A team's protected days ahead, each with why, who said so, and a way to open it again. */
export function ProtectedDays({ departmentId, days }: { departmentId: string; days: readonly ProtectedDayLook[] }) {
  const { protect } = useTexts().team;
  const say = useSay();
  return (
    <Section title={protect.now}>
      {days.length === 0 && <p className="work soft">{protect.none}</p>}
      <ul className="stack">
        {days.map(({ day, zone, from, reason, by }) => (
          <li key={day} className="cluster cluster--line cluster--apart gap-above-s">
            <span>
              {say.day(from, zone)}
              <br />
              <span className="work soft">{protect.by(by, reason)}</span>
            </span>
            <Form action={protectionOf(departmentId)} spaced="none" once={day}>
              <Submit
                name="open"
                value={day}
                kind="quiet"
                small
                doing={protect.opening}
                aria-label={protect.openOf(say.day(from, zone))}
              >
                {protect.open}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
