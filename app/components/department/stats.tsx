import type { DepartmentView } from "#models/people/department-view.ts";
import { useSay } from "../say.ts";
import { Stat, Stats } from "../stat.tsx";
import { useTexts } from "../texts.tsx";

interface DepartmentStatsProps {
  department: DepartmentView;
  count: number;
  free: number;
  own: boolean;
}

/** What a visitor may count on, in figures: dates, the promise, how long a place can be given back. */
export function DepartmentStats({ department, count, free, own }: DepartmentStatsProps) {
  const { stats } = useTexts().department.visit;
  const { number } = useSay();
  const { promiseHours, noticeHours, people, hosts } = department;
  return (
    <Stats>
      <Stat name={stats.dates} figure={number(count)} how={own ? stats.own : stats.free(free)} />
      <Stat
        name={stats.promise}
        figure={number(promiseHours)}
        unit={stats.promiseUnit(promiseHours)}
        how={stats.promiseHow}
      />
      <Stat
        name={stats.notice}
        figure={noticeHours === 0 ? stats.noticeStart : number(noticeHours)}
        unit={noticeHours > 0 && stats.noticeUnit(noticeHours)}
        how={stats.noticeHow}
      />
      <Stat name={stats.people} figure={number(people)} how={stats.hosts(hosts.length)} />
    </Stats>
  );
}
