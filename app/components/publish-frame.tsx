import type { ReactNode } from "react";
import type { PlanToPublish } from "#models/programme/publishing.ts";
import { Back } from "./back.tsx";
import { ButtonLink } from "./button.tsx";
import { Empty } from "./empty.tsx";
import { Head } from "./head.tsx";
import { Tabs } from "./tabs.tsx";
import { useTexts } from "./texts.tsx";

interface PublishFrameProps extends Pick<PlanToPublish, "department" | "hosts"> {
  current: "one" | "many";
  title: string;
  lead: string;
  plan: { id: string };
  children: ReactNode;
}

/** The frame of both pages that publish a plan: one date, or a date every week. Says so where nobody could host it. */
export function PublishFrame({ current, title, lead, plan, department, hosts, children }: PublishFrameProps) {
  const { plan: texts, pattern, hosting } = useTexts();
  const { publishing } = texts;
  return (
    <>
      <Back to="/hosting">{hosting.title}</Back>
      <Head title={title} lead={lead} />
      {hosts.length === 0 ? (
        <Empty title={publishing.noHost}>
          <p>{publishing.noHosts(department.name)}</p>
          <p>
            <ButtonLink to={`/departments/${department.id}`}>{publishing.toDepartment}</ButtonLink>
          </p>
        </Empty>
      ) : (
        <>
          <Tabs
            label={pattern.tabs}
            tabs={[
              { to: `/plans/${plan.id}/sessions/new`, text: pattern.one, current: current === "one" },
              { to: `/plans/${plan.id}/pattern`, text: pattern.many, current: current === "many" },
            ]}
          />
          {children}
        </>
      )}
    </>
  );
}
