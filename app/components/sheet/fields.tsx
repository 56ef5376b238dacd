import { Button } from "../button.tsx";
import { CheckField, Choice } from "../choice.tsx";
import { Days } from "../days.tsx";
import { Errors } from "../errors.tsx";
import { DateField, Fields, NumberField, SelectField, TextArea, TextField, TimeField } from "../field.tsx";
import { Facts } from "../facts.tsx";
import { Form, Submit } from "../form.tsx";
import { Switch } from "../switch.tsx";
import { Two } from "../two.tsx";
import { Part } from "./part.tsx";

const errors = { places: "Enter a whole number from 1 to 20", kind: "Please choose one" };
const typed = { places: "0", tell: ["mail"], days: ["2", "4"] };

export function FieldsPart() {
  return (
    <Part
      id="fields"
      title="Fields"
      rule="Label above, hint between, error above the field. Never a placeholder for a label. What was typed is kept."
    >
      <Form errors={errors} typed={typed} action="/design" once="shown-once">
        <Two kind="even">
          <div className="form">
            <TextField
              name="title"
              label="Title"
              hint="What the visitor will see, in one line"
              value="One passenger, kerb to seat"
            />
            <NumberField name="places" label="Places" value={4} />
            <SelectField
              name="site"
              label="Site"
              empty
              options={[
                { value: "amb", text: "Puerto Ámbar" },
                { value: "val", text: "Valdemora" },
              ]}
            />
            <Fields>
              <DateField name="day" label="Day" value="2026-12-08" />
              <TimeField name="starts" label="Starts at" value="13:00" />
            </Fields>
            <TextField
              name="department"
              label="Department"
              value="Assisted Travel"
              hint="Set by where you host"
              disabled
            />
            <div className="field">
              <strong className="legend">Plan</strong>
              <p>One passenger, kerb to seat</p>
              <p className="hint">Where there is nothing to choose, the same is said without a field.</p>
            </div>
            <TextArea name="aim" label="Aim" optional rows={3} />
            <Submit doing="Saving …">Save the plan</Submit>
          </div>
          <div className="form">
            <Choice
              name="kind"
              label="Kind"
              options={[
                { value: "observation", text: "Observation", note: "The visitor watches and asks" },
                { value: "hands-on", text: "Hands-on", note: "Needs an extra consent" },
              ]}
            />
            <Choice
              name="tell"
              label="Tell me"
              type="checkbox"
              value={["mail"]}
              options={[
                { value: "mail", text: "By mail" },
                { value: "phone", text: "On this phone" },
              ]}
            />
            <CheckField
              name="read"
              label="I have read what I may not photograph"
              error="Please tick this to go on"
              checked
            />
            <Days name="days" label="Every week on" />
            <div className="btn-row">
              <Switch name="here" value="kwame" on={false} words={{ off: "Check in", on: "Here" }} who="Kwame" />
              <Switch name="here" value="noa" on words={{ off: "Check in", on: "Here" }} who="Noa" />
            </div>
          </div>
        </Two>
      </Form>
      <Facts lined of={[{ term: "Code", answer: <span className="onetime">2TQK U9PT</span> }]} />
    </Part>
  );
}

export function ErrorsPart() {
  return (
    <Part
      id="errors"
      title="Error summary"
      rule="At the top, with the focus, one link a field. Says what to do, blames nobody. Shown here when asked for, since it takes the focus."
    >
      <form action="/design" method="get">
        <Button kind="second" name="wrong" value="yes">
          Show the page with an error summary
        </Button>
      </form>
    </Part>
  );
}

export function ErrorsShown() {
  return <Errors fields={errors} labels={() => ({ places: "Places", kind: "Kind" })} />;
}
