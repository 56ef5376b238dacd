import type { ImportView } from "#models/people/import-view.ts";
import { SelectField } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { useTexts } from "../texts.tsx";
import { ScopeField } from "./scope.tsx";

interface ColumnsProps extends Pick<ImportView, "headers" | "complete"> {
  /** What a column can mean, and the header it is read from now. */
  fields: { field: keyof ImportView["mapping"]; header: string | undefined }[];
  errors?: Record<string, string>;
  /** The one filled button of the page, while there is nothing else to do. */
  first?: boolean;
}

/** A form that says what the columns of a list mean. */
export function Columns({ fields, headers, complete, errors, first }: ColumnsProps) {
  const { imports, importRun } = useTexts();
  const options = headers.map((header) => ({ value: header, text: header }));
  return (
    <Form errors={errors}>
      <p className="work soft">{importRun.mapping.hint}</p>
      {fields.map(({ field, header }) => (
        <SelectField
          key={field}
          name={field}
          label={imports.fields[field]}
          hint={imports.fieldHints[field] || undefined}
          value={header ?? ""}
          options={options}
          empty={importRun.mapping.none}
        />
      ))}
      <ScopeField complete={complete} />
      <Submit name="do" value="columns" kind={first ? "filled" : "second"} doing={importRun.mapping.doing}>
        {importRun.mapping.press}
      </Submit>
    </Form>
  );
}
