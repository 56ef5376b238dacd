import { DAY_PARTS, KINDS } from "#models/shared/vocabulary.ts";
import { calendarAddress, type CalendarChoice } from "#app/forms/calendar.ts";
import { findAddress, isReversed, type FindChoice } from "#app/forms/find.ts";
import { Choice, FieldGroup, Tick } from "./choice.tsx";
import { DateField, SelectField } from "./field.tsx";
import { Chosen, Filters } from "./filters.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

interface FindFiltersProps {
  choice: FindChoice;
  /** Set on the calendar: its view and day stay when the filters change. */
  calendar?: CalendarChoice;
  sites: readonly { id: string; name: string }[];
  departments: readonly { id: string; name: string }[];
}

/** What the list can be narrowed to. A GET form: everything chosen stands in the address. */
export function FindFilters({ choice, calendar, sites, departments }: FindFiltersProps) {
  const { find, words } = useTexts();
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, text: name });
  return (
    <Filters
      key={findAddress({ ...choice, after: undefined })}
      label={find.filterLabel}
      action={calendar ? "/find/calendar" : "/find"}
      show={find.press}
    >
      <FieldGroup name="show" label={find.show}>
        <Tick type="checkbox" name="can" value="1" label={find.canBook} checked={choice.can} tight />
        <Tick type="checkbox" name="left" value="1" label={find.placesLeft} checked={choice.left} tight />
      </FieldGroup>
      {sites.length > 1 && (
        <Choice
          name="site"
          label={find.site}
          value={choice.site}
          tight
          options={[{ value: "", text: find.allSites }, ...sites.map(option)]}
        />
      )}
      <SelectField
        name="department"
        label={find.department}
        value={choice.department}
        empty={find.allDepartments(departments.length)}
        options={departments.map(option)}
      />
      {calendar ? (
        <>
          <input type="hidden" name="view" value={calendar.view} />
          <input type="hidden" name="at" value={calendar.at} />
        </>
      ) : (
        <DateField name="from" label={find.from} value={choice.from} />
      )}
      <DateField
        name="until"
        label={find.until}
        value={choice.until}
        error={isReversed(choice) ? find.reversed : undefined}
      />
      <Choice
        name="part"
        type="checkbox"
        label={find.part}
        value={choice.parts}
        tight
        options={DAY_PARTS.map((part) => ({ value: part, text: find.parts[part] }))}
      />
      <Choice
        name="kind"
        type="checkbox"
        label={find.kind}
        value={choice.kinds}
        tight
        options={KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
      />
    </Filters>
  );
}

const nothing: FindChoice = {
  ...{ can: false, left: false, site: "", department: "", kinds: [], parts: [], from: "", until: "" },
  after: undefined,
};

/** What is chosen beside the tab, each a link to the list without it. */
export function FindChosen({ choice, calendar, sites, departments }: FindFiltersProps) {
  const { find, words } = useTexts();
  const say = useSay();
  const { left, site, department, kinds, parts, from, until } = choice;
  const address = (of: FindChoice) =>
    calendar ? calendarAddress(of, calendar) : findAddress({ ...of, after: undefined });
  const without = (less: Partial<FindChoice>) => address({ ...choice, ...less });
  const nameOf = (list: FindFiltersProps["sites"], id: string) => list.find((one) => one.id === id)?.name ?? id;
  const chips = [
    ...(left ? [{ to: without({ left: false }), text: find.placesLeft }] : []),
    ...(site ? [{ to: without({ site: "" }), text: nameOf(sites, site) }] : []),
    ...(department ? [{ to: without({ department: "" }), text: nameOf(departments, department) }] : []),
    ...(from ? [{ to: without({ from: "" }), text: find.empty.fromDay(say.shortDay(new Date(from), "UTC")) }] : []),
    ...(until && !isReversed(choice)
      ? [{ to: without({ until: "" }), text: find.empty.untilDay(say.shortDay(new Date(until), "UTC")) }]
      : []),
    ...parts.map((part) => ({ to: without({ parts: parts.filter((one) => one !== part) }), text: find.parts[part] })),
    ...kinds.map((kind) => ({ to: without({ kinds: kinds.filter((one) => one !== kind) }), text: words.kinds[kind] })),
  ];
  return <Chosen chips={chips} clear={chips.length > 1 ? address({ ...nothing, can: choice.can }) : undefined} />;
}

/** Something beside the tab narrows the list. */
export const isNarrowed = ({ left, site, department, kinds, parts, from, until }: FindChoice): boolean =>
  left || site !== "" || department !== "" || kinds.length + parts.length > 0 || from !== "" || until !== "";
