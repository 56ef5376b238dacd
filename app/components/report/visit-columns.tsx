import type { Column } from "../table.tsx";
import { Anchor } from "../anchor.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

interface Visit {
  session: string;
  title: string;
  startsAt: Date;
  home: string;
  host: string;
}

/** When, what, from where and at whose: how every row of a visit begins. */
export function useVisitColumns<R extends Visit>(departments: readonly { id: string; name: string }[]): Column<R>[] {
  const { columns } = useTexts().report.list;
  const say = useSay();
  const nameOf = (id: string): string => departments.find((one) => one.id === id)?.name ?? "–";
  return [
    { name: columns.when, cell: ({ startsAt }) => say.moment(startsAt) },
    {
      name: columns.session,
      cell: ({ session, title }) => <Anchor to={`/sessions/${session}`}>{title}</Anchor>,
      head: true,
    },
    { name: columns.home, cell: ({ home }) => nameOf(home) },
    { name: columns.host, cell: ({ host }) => nameOf(host) },
  ];
}
