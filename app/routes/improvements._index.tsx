import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { improvementList } from "#models/reflection/improvements.ts";
import { IMPROVEMENT_STATES, LIMITS } from "#models/shared/vocabulary.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { ImprovementTable } from "#app/components/reflection/improvement-table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { pageOf } from "#app/forms/page.ts";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ improvement }) => improvement.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireViewer(request, context);
  const { searchParams } = new URL(request.url);
  const state = IMPROVEMENT_STATES.find((one) => one === searchParams.get("state")) ?? "open";
  const page = pageOf(request.url);
  const departmentId = searchParams.get("department") || undefined;
  const list = await open(() => improvementList({ state, page, ...(departmentId && { departmentId }) }));
  return { ...list, state, page };
}

export default function Improvements() {
  const { rows, total, counts, department, state, page } = useLoaderData<typeof loader>();
  const { improvement: texts } = useTexts();
  const to = (of: string, at = 1): string => {
    const query = new URLSearchParams({
      ...(of !== "open" && { state: of }),
      ...(department && { department: department.id }),
      ...(at > 1 && { page: String(at) }),
    });
    return `/improvements${query.size > 0 ? "?" : ""}${query.toString()}`;
  };
  const say = (of: string) => (of === "open" ? texts.open : texts.states[of as keyof typeof texts.states]);
  return (
    <>
      <Head
        title={texts.title}
        lead={department ? texts.leadOf(department.name) : texts.lead}
        acts={department && <Anchor to="/improvements">{texts.every}</Anchor>}
      />
      <Tabs
        label={texts.parts}
        tabs={counts.map((one) => ({
          to: to(one.state),
          text: say(one.state),
          count: one.count,
          current: one.state === state,
        }))}
      />
      {rows.length === 0 ? (
        <Empty title={texts.nothing}>
          <p>{texts.nothingText}</p>
        </Empty>
      ) : (
        <ImprovementTable rows={rows} caption={texts.title} />
      )}
      <Pager page={page} size={LIMITS.page} total={total} label={texts.pages} to={(at) => to(state, at)} />
    </>
  );
}
