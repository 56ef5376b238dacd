import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Back } from "#app/components/back.tsx";
import { Appointments } from "#app/components/department/appointments.tsx";
import { Depends } from "#app/components/department/depends.tsx";
import { DepartmentHead } from "#app/components/department/head.tsx";
import { DepartmentStats } from "#app/components/department/stats.tsx";
import { DepartmentTeam } from "#app/components/department/team.tsx";
import { Ways } from "#app/components/department/ways.tsx";
import { FoundRow } from "#app/components/found-row.tsx";
import { Observers } from "#app/components/observed.tsx";
import { Rows } from "#app/components/rows.tsx";
import { SaidDid } from "#app/components/reflection/said-did.tsx";
import { ThanksWall } from "#app/components/reflection/thanks-wall.tsx";
import { Anchor } from "#app/components/anchor.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { findAddress } from "#app/forms/find.ts";
import { lookAtDepartment } from "#app/server/department.ts";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ department }) => args.data?.department.name ?? department.list.title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return open(() => lookAtDepartment(params.id!, viewer));
}

export default function Department() {
  const {
    department,
    following,
    figures,
    peaks,
    dependences,
    between,
    visits,
    wall,
    improvements,
    observers,
    own,
    reader,
    may,
  } = useLoaderData<typeof loader>();
  const { one, visit } = useTexts().department;
  const { number } = useSay();
  const { id, name, code } = department;
  const { count, dates, deciders } = visits;
  const all = findAddress({ department: id });
  return (
    <>
      <Back to="/departments">{one.back}</Back>
      <DepartmentHead
        department={department}
        count={own ? 0 : count}
        all={all}
        following={following}
        may={may.coordinate}
      />
      <DepartmentStats
        figures={figures}
        promiseHours={department.promiseHours}
        decided={department.release.mode === "decided"}
      />
      {(may.depend || dependences.on.length + dependences.by.length > 0) && (
        <div className="gap-above">
          <Depends
            name={name}
            code={code}
            {...dependences}
            visits={between}
            reader={reader}
            change={may.depend ? `/departments/${id}/dependences` : undefined}
          />
        </div>
      )}
      <div className="gap-above">
        <Two>
          <Stack space="wide">
            <Ways
              ways={visits.ways}
              more={visits.more}
              deciders={deciders}
              count={count}
              free={visits.free}
              suggest={`/departments/${id}/proposal`}
              own={own}
            />
            {dates.length > 0 && (
              <Section
                title={visit.dates}
                note={count > dates.length && <Anchor to={all}>{visit.seeAll(count, number(count))}</Anchor>}
              >
                <Rows>
                  {dates.map((found) => (
                    <FoundRow key={found.id} found={found} deciders={deciders} dated />
                  ))}
                </Rows>
              </Section>
            )}
            {observers && <Observers lines={observers} />}
            <DepartmentTeam
              department={department}
              peaks={peaks}
              changePeaks={may.peaks ? `/departments/${id}/peaks` : undefined}
            />
          </Stack>
          <Stack space="wide" as="aside">
            <Appointments department={department} />
            <SaidDid of={improvements} to={`/improvements?department=${id}`} />
            <ThanksWall notes={wall} />
          </Stack>
        </Two>
      </div>
    </>
  );
}
