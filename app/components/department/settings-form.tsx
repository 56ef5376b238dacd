import type { DepartmentSettings } from "#models/people/department.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { Choice } from "../choice.tsx";
import { NumberField, SelectField, TextArea, TextField, type Option } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { useTexts } from "../texts.tsx";

interface SettingsFormProps {
  settings: DepartmentSettings & { key: string };
  parents: Option[];
  sites: Option[];
  errors?: Record<string, string>;
  typed?: Typed;
}

/** Everything a coordinator decides about a department. */
export function SettingsForm({ settings, parents, sites, errors, typed }: SettingsFormProps) {
  const { settings: words } = useTexts().department;
  return (
    <Form errors={errors} typed={typed}>
      <TextField name="name" label={words.name} hint={words.nameHint(settings.key)} value={settings.name} />
      <TextField name="code" label={words.code} hint={words.codeHint} value={settings.code} maxLength={3} short />
      <TextArea name="about" label={words.about} hint={words.aboutHint} value={settings.about} optional />
      <SelectField name="siteId" label={words.site} value={settings.siteId} options={sites} />
      <SelectField
        name="parentId"
        label={words.parent}
        value={settings.parentId ?? ""}
        options={parents}
        empty={words.top}
      />
      <Choice
        name="releaseMode"
        label={words.release}
        value={settings.releaseMode}
        options={[
          { value: "automatic", text: words.automatic, note: words.automaticNote },
          { value: "decided", text: words.decided, note: words.decidedNote },
        ]}
      />
      <NumberField name="atOnce" label={words.atOnce} hint={words.atOnceHint} value={settings.atOnce ?? ""} optional />
      <NumberField name="staffing" label={words.staffing} hint={words.staffingHint} value={settings.staffing} />
      <NumberField name="promiseHours" label={words.promise} value={settings.promiseHours} />
      <NumberField name="noticeHours" label={words.notice} value={settings.noticeHours} />
      <NumberField
        name="opensDays"
        label={words.opens}
        hint={words.opensHint}
        value={settings.opensDays ?? ""}
        optional
      />
      <Submit doing={words.doing}>{words.press}</Submit>
    </Form>
  );
}
