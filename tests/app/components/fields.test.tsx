import { expect, test } from "vitest";
import { Choice } from "#app/components/choice.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form } from "#app/components/form.tsx";
import { show, words } from "./show.tsx";

const kinds = [
  { value: "briefing", text: "Briefing" },
  { value: "hands-on", text: "Hands-on" },
];

test("a field shows what was typed and says at itself what is wrong", () => {
  const markup = show(
    <Form errors={{ places: "Enter a whole number from 1 to 20" }} typed={{ places: "0" }} once="one">
      <TextField name="places" label="Places" hint="At one time" value={4} />
    </Form>,
  );
  expect(markup).toContain('value="0"');
  expect(markup).toContain('aria-invalid="true"');
  expect(markup).toContain('aria-describedby="places-hint places-error"');
  expect(markup).toContain('<input type="hidden" name="key" value="one"/>');
  expect(words(markup)).toContain("Error: Enter a whole number from 1 to 20");
});

test("what is stored is ticked until the form was sent; then only what it said", () => {
  const boxes = <Choice name="kinds" label="Kinds" type="checkbox" value={["briefing"]} options={kinds} />;
  expect(show(<Form>{boxes}</Form>)).toMatch(/value="briefing"[^>]*checked|checked[^>]*value="briefing"/);
  expect(show(<Form typed={{}}>{boxes}</Form>)).not.toContain("checked");
  expect(show(<Form typed={{ kinds: "hands-on" }}>{boxes}</Form>)).toMatch(
    /value="hands-on"[^>]*checked|checked[^>]*value="hands-on"/,
  );
});

test("the summary leads to each field in its own words, and is not there when nothing is wrong", () => {
  const labels = () => ({ title: "Title", who: "Who may come?" });
  const markup = show(
    <Errors fields={{ title: "Please fill this in", day: undefined, who: "Please choose" }} labels={labels} />,
  );
  expect(markup).toContain('<a href="#title">Title: Please fill this in</a>');
  expect(markup).toContain('<a href="#who">Who may come? Please choose</a>');
  expect(words(markup)).toContain("Two answers need another look");
  expect(show(<Errors fields={{ day: undefined }} labels={labels} />)).toBe("");
  expect(words(show(<Errors fields={{ "": "The last place is gone" }} labels={labels} />))).toBe(
    "The last place is gone",
  );
});
