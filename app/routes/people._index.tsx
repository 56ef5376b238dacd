import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#models/permissions.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { searchPeople } from "#models/people/directory.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { SelectField, TextField } from "#app/components/field.tsx";
import { Filters, FiltersOpen } from "#app/components/filters.tsx";
import { Head } from "#app/components/head.tsx";
import { PeopleTable } from "#app/components/people-table.tsx";
import { useSay } from "#app/components/say.ts";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ person }) => person.list.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams;
  const departments = await departmentNames();
  const department = departments.find(({ id }) => id === asked.get("department"))?.id ?? "";
  const words = (asked.get("words") ?? "").slice(0, 200);
  const after = asked.get("after") ?? undefined;
  const found = await open(() => searchPeople({ words, after, ...(department && { departmentId: department }) }));
  return { found, words, department, departments, after, coordinates: can(viewer.actor, "coordinate") };
}

export default function People() {
  const { found, words, department, departments, after, coordinates } = useLoaderData<typeof loader>();
  const { person, clearance } = useTexts();
  const { list } = person;
  const { number } = useSay();
  const filtered = words !== "" || department !== "";
  const to = (next?: string): string => {
    const query = new URLSearchParams({
      ...(words && { words }),
      ...(department && { department }),
      ...(next && { after: next }),
    });
    return `/people?${query.toString()}`;
  };
  return (
    <>
      <Head
        title={list.title}
        lead={found.more ? list.countMore(number(found.count)) : list.count(found.count, number(found.count))}
        acts={
          coordinates && (
            <>
              <ButtonLink to="/clearances" kind="second">
                {clearance.list.title}
              </ButtonLink>
              <ButtonLink to="/imports" kind="second">
                {list.noneWay}
              </ButtonLink>
            </>
          )
        }
      />
      <Two kind="filters">
        <div>
          <FiltersOpen />
          <Filters label={list.filters} action="/people" show={list.press}>
            <TextField name="words" type="search" label={list.search} value={words} autoComplete="off" />
            <SelectField
              name="department"
              label={list.department}
              value={department}
              empty={list.all}
              options={departments.map(({ id, name }) => ({ value: id, text: name }))}
            />
            {filtered && <Anchor to="/people">{list.clear}</Anchor>}
          </Filters>
        </div>
        <div>
          {found.people.length > 0 ? (
            <PeopleTable people={found.people} />
          ) : (
            <Empty title={filtered ? list.nothing : list.none}>
              <p>{filtered ? list.nothingWay : list.noneWay}</p>
            </Empty>
          )}
          {(found.next || after) && (
            <nav className="pager" aria-label={list.pages}>
              {after && <Anchor to={to()}>{list.first}</Anchor>}
              {found.next && (
                <Anchor to={to(found.next)} rel="next">
                  {list.next}
                </Anchor>
              )}
            </nav>
          )}
        </div>
      </Two>
    </>
  );
}
