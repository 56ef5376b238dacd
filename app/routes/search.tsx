import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listDepartments } from "#models/people/department-list.ts";
import { searchPeople } from "#models/people/directory.ts";
import { prefixesOf } from "#models/people/words.ts";
import { sessionsNamed } from "#models/programme/listing.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { TextField } from "#app/components/field.tsx";
import { Head } from "#app/components/head.tsx";
import { PeopleTable } from "#app/components/people-table.tsx";
import { Row } from "#app/components/row.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { sayClock, sayShortDay } from "#models/shared/time.ts";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

/** So many of each are shown; the rest is behind a link. */
const SHOWN = 6;

export const meta: MetaFunction = (args) => titled(args, ({ search }) => search.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const query = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  const prefixes = prefixesOf(query);
  if (prefixes.length === 0) return { query: "", sessions: [], people: [], departments: [] };
  const [sessions, people, departments] = await open(() =>
    Promise.all([
      sessionsNamed(prefixes, viewer.now, SHOWN),
      searchPeople({ words: query }, SHOWN),
      listDepartments(query, 1, SHOWN),
    ]),
  );
  return {
    query,
    sessions: sessions.map(({ _id, title, startsAt, zone, siteName, places, taken }) => ({
      ...{ id: String(_id), title, startsAt, zone, siteName, places },
      left: Math.max(0, places - taken),
    })),
    people: people.people,
    departments: departments.departments.map(({ id, name, siteName }) => ({ id, name, siteName })),
  };
}

export default function Search() {
  const { query, sessions, people, departments } = useLoaderData<typeof loader>();
  const { search } = useTexts();
  const { locale } = useReading();
  const nothing = query !== "" && sessions.length + people.length + departments.length === 0;
  const all = encodeURIComponent(query);
  return (
    <>
      <Head title={query ? search.found(query) : search.title} />
      <Stack space="wide">
        <form method="get" action="/search" className="form">
          <TextField
            name="q"
            type="search"
            label={search.label}
            hint={search.hint}
            value={query}
            autoComplete="off"
            data-begins
          />
          <button className="btn btn--second" type="submit">
            {search.press}
          </button>
        </form>
        {nothing && (
          <Empty title={search.nothing(query)}>
            <p>{search.nothingText}</p>
            <p>
              <ButtonLink to="/find" kind="second">
                {search.find}
              </ButtonLink>
            </p>
          </Empty>
        )}
        {sessions.length > 0 && (
          <Section title={search.sessions}>
            <Rows kind="states">
              {sessions.map(({ id, title, startsAt, zone, siteName, left, places }) => (
                <Row
                  key={id}
                  time={sayClock(startsAt, zone, locale)}
                  timeNote={sayShortDay(startsAt, zone, locale)}
                  title={title}
                  to={`/sessions/${id}`}
                  meta={siteName}
                  state={search.left(left, places)}
                />
              ))}
            </Rows>
          </Section>
        )}
        {departments.length > 0 && (
          <Section title={search.departments} note={<Anchor to={`/departments?words=${all}`}>{search.more}</Anchor>}>
            <ul className="stack stack--tight">
              {departments.map(({ id, name, siteName }) => (
                <li key={id}>
                  <Anchor to={`/departments/${id}`}>{name}</Anchor>, {siteName}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {people.length > 0 && (
          <Section title={search.people} note={<Anchor to={`/people?words=${all}`}>{search.more}</Anchor>}>
            <PeopleTable people={people} />
          </Section>
        )}
      </Stack>
    </>
  );
}
