import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#models/permissions.ts";
import { listDepartments } from "#models/people/department-list.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Code } from "#app/components/code.tsx";
import { Empty } from "#app/components/empty.tsx";
import { TextField } from "#app/components/field.tsx";
import { Head } from "#app/components/head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { useSay } from "#app/components/say.ts";
import { SearchForm } from "#app/components/search-form.tsx";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ department }) => department.list.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams;
  const words = (asked.get("words") ?? "").slice(0, 200);
  const page = Number.parseInt(asked.get("page") ?? "1", 10) || 1;
  return { ...(await listDepartments(words, page)), words, coordinates: can(viewer.actor, "coordinate") };
}

export default function Departments() {
  const { departments, total, page, size, words, coordinates } = useLoaderData<typeof loader>();
  const { list } = useTexts().department;
  const { number } = useSay();
  const to = (wanted: number) =>
    `/departments?${new URLSearchParams({ ...(words && { words }), page: String(wanted) }).toString()}`;
  return (
    <>
      <Head
        title={list.title}
        lead={list.lead(total, number(total))}
        acts={coordinates && <Anchor to="/sites">{list.sites}</Anchor>}
      />
      <Two kind="filters">
        <SearchForm label={list.press}>
          <TextField name="words" type="search" label={list.search} value={words} autoComplete="off" />
        </SearchForm>
        <div>
          {departments.length === 0 ? (
            <Empty title={words ? list.nothing(words) : list.none}>
              <p>{words ? <Anchor to="/departments">{list.nothingWay}</Anchor> : list.noneWay}</p>
            </Empty>
          ) : (
            <Table
              caption={list.title}
              quietCaption
              folds
              rows={departments}
              rowKey={({ id }) => id}
              columns={[
                {
                  name: list.columns.name,
                  cell: ({ id, name, code, depth }) => (
                    <span>
                      {depth > 0 && <span aria-hidden="true">{list.below(depth)}</span>}
                      <Code code={code} name={name} /> <Anchor to={`/departments/${id}`}>{name}</Anchor>
                    </span>
                  ),
                },
                { name: list.columns.site, cell: ({ siteName }) => siteName },
                { name: list.columns.people, num: true, cell: ({ people }) => number(people) },
              ]}
            />
          )}
          <Pager page={page} size={size} total={total} label={list.pages} to={to} />
        </div>
      </Two>
    </>
  );
}
