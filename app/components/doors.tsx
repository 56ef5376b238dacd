import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { ButtonLink } from "./button.tsx";
import { useDelivery } from "./delivery.tsx";
import { failureId, type Refused } from "./failure.ts";
import { Lone } from "./lone.tsx";
import { useTexts } from "./texts.tsx";

/** Where a way on leads: home for people who are signed in, else the start page. */
function useWayOn(): string {
  const root = useRouteLoaderData<{ viewer: object | null }>("root");
  return root?.viewer ? "/home" : "/";
}

/** What is not here, or not open to the reader. Neither says whether the thing exists. */
export function ClosedDoor({ kind }: { kind: "notFound" | "notAllowed" | "tooOften" }) {
  const { title, text, next, over } = useTexts().common[kind];
  const to = useWayOn();
  return (
    <Lone title={title} over={over}>
      <p>{text}</p>
      <p>
        <ButtonLink to={to}>{next}</ButtonLink>
      </p>
    </Lone>
  );
}

/** What was refused before any screen was reached: said as the page without script says it. */
export function RefusedDoor({ door }: Pick<Refused, "door">) {
  const { doors } = useTexts().common;
  const { title, text } = doors[door];
  return (
    <Lone title={title}>
      <p>{text}</p>
      <p>
        <ButtonLink to="/" plain>
          {doors.next}
        </ButtonLink>
      </p>
    </Lone>
  );
}

/** The server did not answer. Nobody knows here whether it did what it was asked. */
export function Lost() {
  const { title, text, next, over } = useTexts().common.lost;
  const { pathname, search } = useLocation();
  return (
    <Lone title={title} over={over}>
      <p>{text}</p>
      <p>
        <ButtonLink to={pathname + search} plain>
          {next}
        </ButtonLink>
      </p>
    </Lone>
  );
}

/** A bug of ours: what happened, what did not, and the number under which the log has it. */
export function Broken() {
  const { title, text, reference, next, over } = useTexts().common.broken;
  const { requestId } = useDelivery();
  const id = failureId(requestId);
  const to = useWayOn();
  return (
    <Lone title={title} over={over}>
      <p>{text}</p>
      {id && <p>{reference(id)}</p>}
      <p>
        <ButtonLink to={to} plain>
          {next}
        </ButtonLink>
      </p>
    </Lone>
  );
}
