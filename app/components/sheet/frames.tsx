import { ButtonLink, Buttons } from "../button.tsx";
import { Door } from "../door.tsx";
import { TextField } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { Head } from "../head.tsx";
import { Lone } from "../lone.tsx";
import { Part } from "./part.tsx";

/** Pages that stand alone have a first heading of their own, so they are shown as they would be, one after the other. */
export function Frames({ which }: { which: string }) {
  if (which === "door")
    return (
      <Door
        title="Sign in"
        quote="“I will fundamentally do my job differently now.”"
        quoted="A security officer, after one shift with the people who assist passengers"
      >
        <Form action="/design?frame=door" className="gap-above-s">
          <TextField name="who" label="Work mail or staff number" autoComplete="username" />
          <Submit wide doing="Sending …">
            Mail me a sign-in link
          </Submit>
        </Form>
      </Door>
    );
  if (which === "head")
    return (
      <Head
        over="Ingrid Solheim released you today at 09:12. Thank you, Ingrid."
        icon="circle-check-filled"
        title="You are booked"
        lead="Baggage Hall and Sorting · Observation · 2 h 30 min"
        acts={
          <ButtonLink kind="second" icon="search" to="/design">
            Find a session
          </ButtonLink>
        }
      />
    );
  return (
    <Lone over="Error 500" title="Something broke on our side">
      <p>
        Your booking was <strong>not</strong> made; the place is still free.
      </p>
      <Buttons>
        <ButtonLink to="/design">Try again</ButtonLink>
        <ButtonLink kind="second" to="/design">
          My sessions
        </ButtonLink>
      </Buttons>
      <p className="soft work">
        If it happens again, tell the help desk this number: <strong className="num nowrap">7F3K-22QD</strong>
      </p>
    </Lone>
  );
}

export function FramesPart() {
  return (
    <Part id="frames" title="Frames" rule="Head of a page, the door where people come in, a page that stands alone.">
      <p className="cluster">
        <a href="?frame=head">Head</a>
        <a href="?frame=door">Door</a>
        <a href="?frame=lone">Lone</a>
      </p>
    </Part>
  );
}
