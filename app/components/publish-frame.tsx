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
  plan: { id: string; title: string; version: number };
  children: ReactNode;
}

/** The frame of both pages that publish a plan: one date, or a date every week. Says so where nobody could host it. */
export function PublishFrame({ current, title, plan, department, hosts, children }: PublishFrameProps) {
  const { plan: texts, pattern } = useTexts();
  const { publishing } = texts;
  return (
    <>
      <Back to="/plans">{texts.title}</Back>
      <Head title={title} lead={publishing.of(plan.title, plan.version)} />
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
