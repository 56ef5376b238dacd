import { expect, test } from "vitest";
import { Day } from "#app/components/day.tsx";
import { SessionRow } from "#app/components/session-row.tsx";
import { Sign } from "#app/components/sign.tsx";
import { show, words } from "./show.tsx";

const at = (text: string) => new Date(`${text}:00Z`);
const valdemora = { zone: "Europe/Madrid", site: "Valdemora" };
const here = { zone: "Atlantic/Canary", site: "Puerto Ámbar" };

test("at the reader's own site the sign says one time", () => {
  const sign = words(show(<Sign startsAt={at("2026-11-26T14:00")} endsAt={at("2026-11-26T16:30")} {...here} />));
  expect(sign).toBe("Thursday 26 November 14:00 to 16:30, Puerto Ámbar time");
});

test("elsewhere it says the time there and the reader's own", () => {
  const sign = words(show(<Sign startsAt={at("2026-12-08T12:00")} endsAt={at("2026-12-08T14:30")} {...valdemora} />));
  expect(sign).toContain("13:00 to 15:30 in Valdemora, where it takes place");
  expect(sign).toContain("12:00 to 14:30 your time, Puerto Ámbar");
});

test("when it is another day for the reader, the day is said", () => {
  const sign = words(show(<Sign startsAt={at("2026-12-09T23:30")} endsAt={at("2026-12-10T02:00")} {...valdemora} />));
  expect(sign).toContain("Thursday 10 December 00:30 to 03:00");
  expect(sign).toContain("Wednesday 9 December");
});

test("past midnight the end names its day, and midnight itself does not", () => {
  const late = words(show(<Sign startsAt={at("2026-11-26T22:00")} endsAt={at("2026-11-27T01:00")} {...here} />));
  expect(late).toContain("to 01:00, Fri 27 Nov");
  const midnight = words(show(<Sign startsAt={at("2026-11-26T22:00")} endsAt={at("2026-11-27T00:00")} {...here} />));
  expect(midnight).toContain("to 00:00, Puerto Ámbar time");
});

test("a session of next year says so", () => {
  const sign = words(show(<Sign startsAt={at("2027-01-12T13:00")} endsAt={at("2027-01-12T14:00")} {...here} />));
  expect(sign).toContain("Tuesday 12 January 2027");
});

test("a row leads with the reader's clock and names the one there", () => {
  const row = words(
    show(
      <SessionRow
        startsAt={at("2026-12-08T12:00")}
        endsAt={at("2026-12-08T14:30")}
        {...valdemora}
        title="The path of a bag"
        to="/sessions/1"
        department={{ code: "BAG", name: "Baggage Hall" }}
      />,
    ),
  );
  expect(row).toContain("12:00 to 14:30 13:00 in Valdemora");
});

test("near days are called by name, by the clock of the reader", () => {
  expect(words(show(<Day at={at("2026-11-25T08:00")} />))).toBe("Today, Wednesday 25 November");
  expect(words(show(<Day at={at("2026-11-26T08:00")} note="3 sessions" />))).toBe(
    "Tomorrow, Thursday 26 November 3 sessions",
  );
  expect(words(show(<Day at={at("2026-12-08T08:00")} />))).toBe("Tuesday 8 December");
});
