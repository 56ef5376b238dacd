import type { ReactNode } from "react";
import { KINDS, LIMITS } from "#models/shared/vocabulary.ts";
import { CheckField, Choice } from "./choice.tsx";
import { Fields, NumberField, SelectField, TextArea, TextField } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { useTexts } from "./texts.tsx";
import { Two } from "./two.tsx";

interface PlanFormProps {
  /** As stored, or as typed before it was refused. */
  values: Readonly<Record<string, string | string[] | undefined>>;
  errors?: Readonly<Record<string, string>>;
  sites: readonly { id: string; name: string }[];
  /** A new plan is for one of these. */
  departments?: readonly { id: string; name: string }[];
  /** The version that was opened, of a plan that is changed. */
  version?: number;
  /** One-time key, of a plan that is written anew. */
  once?: string;
  children?: ReactNode;
}

/** What a visit is like: for the visitor at the start, for the host beside it. */
export function PlanForm({ values, errors = {}, sites, departments, version, once, children }: PlanFormProps) {
  const { plan, words } = useTexts();
  const texts = plan.fields;
  const field = (name: string) => ({ name, error: errors[name], value: text(values[name]) });
  const options = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Form once={once} spaced="none">
      {version !== undefined && <input type="hidden" name="version" value={text(values.version) || version} />}
      <Two kind="even">
        <div className="form">
          {departments && (
            <SelectField {...field("departmentId")} label={texts.department} options={options(departments)} />
          )}
          <TextField {...field("title")} label={texts.title} hint={texts.titleHint} maxLength={LIMITS.title} />
          <Choice
            {...field("kind")}
            label={texts.kind}
            tight
            options={KINDS.map((kind) => ({ value: kind, text: words.kinds[kind], note: plan.kinds[kind] }))}
          />
          <TextArea {...field("aims")} label={texts.aims} hint={texts.aimsHint} optional rows={4} />
          <TextArea {...field("agenda")} label={texts.agenda} hint={texts.agendaHint} optional rows={5} />
          <Fields>
            <NumberField {...field("minutes")} label={texts.minutes} />
            <NumberField {...field("places")} label={texts.places} />
            <NumberField {...field("minimum")} label={texts.minimum} />
          </Fields>
          <p className="hint">{texts.minimumHint}</p>
        </div>
        <div className="form">
          <SelectField {...field("siteId")} label={texts.site} options={options(sites)} />
          <TextField {...field("meetingPoint")} label={texts.meetingPoint} />
          <TextField {...field("bring")} label={texts.bring} optional />
          <TextField {...field("wear")} label={texts.wear} optional />
          <TextField {...field("goodToKnow")} label={texts.goodToKnow} hint={texts.goodToKnowHint} optional />
          <TextArea {...field("clearances")} label={texts.clearances} hint={texts.clearancesHint} optional rows={2} />
          <CheckField name="askHost" label={texts.askHost} checked={values.askHost !== undefined} />
          <TextArea {...field("opening")} label={texts.opening} hint={texts.checklistHint} optional rows={3} />
          <TextArea {...field("running")} label={texts.running} optional rows={3} />
          <TextArea {...field("closing")} label={texts.closing} optional rows={3} />
        </div>
      </Two>
      <div className="gap-above">
        <Submit doing={plan.saving}>{plan.save}</Submit>
        {children}
      </div>
    </Form>
  );
}

const text = (value: string | string[] | undefined): string => (typeof value === "string" ? value : (value?.[0] ?? ""));
