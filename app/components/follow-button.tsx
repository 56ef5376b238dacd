import { Form, Submit } from "./form.tsx";
import { useTexts } from "./texts.tsx";

interface FollowButtonProps {
  department: { id: string; name: string };
  /** The person hears of its new dates already. */
  following: boolean;
  /** Where the answer leads: back to the department's page, or to the list of all. */
  from: "department" | "list";
}

/** To hear by letter of a department's new dates, or no more. */
export function FollowButton({ department: { id, name }, following: hears, from }: FollowButtonProps) {
  const { following: words } = useTexts();
  return (
    <Form action="/following" spaced="none">
      <input type="hidden" name="department" value={id} />
      <input type="hidden" name="from" value={from} />
      {hears ? (
        <Submit
          name="what"
          value="stop"
          kind="second"
          small={from === "list"}
          doing={words.stopping}
          aria-label={from === "list" ? words.stopOf(name) : undefined}
        >
          {from === "list" ? words.stop : words.stopHere}
        </Submit>
      ) : (
        <Submit name="what" value="tell" kind="second" icon="bell-plus" doing={words.telling}>
          {words.tell}
        </Submit>
      )}
    </Form>
  );
}
